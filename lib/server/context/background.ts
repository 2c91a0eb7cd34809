import type { Log } from '@/lib/server/core/log'

export type Background = {
  run: (name: string, work: () => Promise<void>) => void
  /** Resolves when all work has ended, or after the given milliseconds. */
  drain: (ms: number) => Promise<void>
}

/** Work behind an answer: its errors are logged, and shutdown waits for it. */
export function makeBackground(log: Log): Background {
  const open = new Set<Promise<void>>()
  return {
    run: (name, work) => {
      const task = work()
        .catch((error: unknown) => {
          log.error({ error, work: name }, 'background work failed')
        })
        .finally(() => {
          open.delete(task)
        })
      open.add(task)
    },
    drain: async (ms) => {
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms)
      })
      await Promise.race([Promise.allSettled([...open]), limit])
      clearTimeout(timer)
    },
  }
}
