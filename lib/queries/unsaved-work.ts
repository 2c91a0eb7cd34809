import { isRequestProblem } from './request-problem'

let held = 0
const waiting = new Set<() => void>()

/** Marks that something is not saved, until the answered function is called. */
export function holdWork(): () => void {
  held += 1
  return () => {
    held -= 1
  }
}

export const isWorkUnsaved = (): boolean => held > 0

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
