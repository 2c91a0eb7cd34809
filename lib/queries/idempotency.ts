import { isRequestProblem } from './request-problem'

/** One key per decision of a person: a request that is sent twice is done once. */
export const newIdempotencyKey = (): string => crypto.randomUUID()

const mostAttempts = 4
const patienceMs = 1_500

/** Asks again under the same key while it is not known whether the request arrived, or while it still runs. */
export async function withPatience<T>(send: () => Promise<T>, pauseMs = patienceMs): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      const isOpen = isRequestProblem(error) && (error.code === 'no_answer' || error.code === 'in_progress')
      if (!isOpen || attempt === mostAttempts) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}
