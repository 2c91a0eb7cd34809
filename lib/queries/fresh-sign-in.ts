import { isRequestProblem } from './request-problem'
import { announceSessionEnded } from './session-ended'
import { holdWork } from './unsaved-work'

type Wanted = { go: () => void; stop: () => void }

const wanted = new Set<Wanted>()

/** Something waits for the password of whoever is signed in; the session itself is open. */
export const isPasswordWanted = (): boolean => wanted.size > 0

/** Called by whatever asked for the password: it was right, or the person would rather not. */
export function answerPassword(outcome: 'confirmed' | 'given up'): void {
  for (const { go, stop } of wanted) (outcome === 'confirmed' ? go : stop)()
  wanted.clear()
}

/**
 * Sends; where the server wants the password first, has it asked for over the page as it stands and sends the very same once more. Given
 * up, it throws what the server said.
 */
export async function withFreshSignIn<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!isRequestProblem(error) || error.code !== 'reauth_required') throw error
    await passwordInPlace(error)
    return await send()
  }
}

/** The same question as at the end of a session, and work is held so that nobody leaves the page for it. */
async function passwordInPlace(refused: Error): Promise<void> {
  const release = holdWork()
  try {
    await new Promise<void>((resolve, reject) => {
      const waiting: Wanted = { go: resolve, stop: () => reject(refused) }
      wanted.add(waiting)
      announceSessionEnded()
    })
  } finally {
    release()
  }
}
