import { isRequestProblem } from './request-problem'

let held = 0
const watching = new Set<() => void>()
const waiting = new Set<() => void>()

/** Marks that something is not saved, until the answered function is called. */
export function holdWork(): () => void {
  hold(1)
  return () => hold(-1)
}

function hold(change: number): void {
  held += change
  for (const watch of watching) watch()
}

export const isWorkUnsaved = (): boolean => held > 0

/** Tells of each change, until the answered function is called. */
export function watchWork(watch: () => void): () => void {
  watching.add(watch)
  return () => void watching.delete(watch)
}

type Question = (go: () => void) => void
let question: Question | null = null

/** Whoever leaves by a key or by the palette is asked this first, until the answered function is called. */
export function askBeforeLeaving(ask: Question): () => void {
  question = ask
  return () => {
    if (question === ask) question = null
  }
}

/** Goes to `href`, past whoever asks first. */
export function leaveFor(href: string, go: () => void): void {
  if (question === null || new URL(href, location.href).pathname === location.pathname) go()
  else question(go)
}

/** Called by whatever signed the same person in again. */
export function announceSignedInAgain(): void {
  for (const go of waiting) go()
  waiting.clear()
}

/** Sends; if the session had ended and the page stays, sends once more after the person has signed in again. */
export async function withSession<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!isRequestProblem(error) || error.code !== 'unauthenticated' || !isWorkUnsaved()) throw error
    await new Promise<void>((go) => waiting.add(go))
    return await send()
  }
}
