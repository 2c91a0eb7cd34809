/** One piece of work per key at a time inside this process; others wait in line. */
export type Mutex = { run: <T>(key: string, work: () => Promise<T>) => Promise<T> }

export function makeMutex(): Mutex {
  const tails = new Map<string, Promise<void>>()
  return {
    run: async (key, work) => {
      const before = tails.get(key) ?? Promise.resolve()
      const result = before.then(work)
      const tail = result.then(
        () => undefined,
        () => undefined,
      )
      tails.set(key, tail)
      try {
        return await result
      } finally {
        if (tails.get(key) === tail) tails.delete(key)
      }
    },
  }
}
