import { AppError } from '@/lib/server/core/errors'

type KdfQueue = { run: <T>(work: () => Promise<T>) => Promise<T> }

/** Lets a few key derivations run at once and a few more wait, so that a flood of sign-ins cannot take the machine. */
export function makeKdfQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): KdfQueue {
  const queue: (() => void)[] = []
  let running = 0

  const enter = async (): Promise<void> => {
    if (running < atOnce) running += 1
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve))
    else throw new AppError('too_many_requests', 'Too many people are signing in right now. Try again in a few seconds.', { retryAfterSeconds: 2 })
  }
  const leave = (): void => {
    const next = queue.shift()
    // The place passes on to the next in line.
    if (next === undefined) running -= 1
    else next()
  }

  return {
    run: async (work) => {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
