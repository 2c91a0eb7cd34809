import type { Mutex } from '@/lib/server/usecases/mutex'

/** Works while holding all of the names. Taken in one order everywhere, so that two batches never wait for each other. */
export function withLocks<T>(mutex: Mutex, names: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...rest] = [...new Set(names)].sort()
  return first === undefined ? work() : mutex.run(first, () => withLocks(mutex, rest, work))
}
