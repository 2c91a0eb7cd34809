const most = 500

/**
 * Answers again without asking as long as `version` (it changes with every commit, of whichever process) stands where it stood.
 * So an answer is never older than the question, at a fraction of its cost. `version` null: always asks.
 */
export function whileUnchanged<T>(version: () => string | null, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { value: T }>()
  let keptAt: string | null = null
  return async (key) => {
    const before = version()
    if (before === null) return await read(key)
    if (before !== keptAt) kept.clear()
    keptAt = before
    const known = kept.get(key)
    if (known !== undefined) return known.value
    const value = await read(key)
    // Read at `before` or later: what was committed in between has moved the version, so it is not given out again.
    if (keptAt === before && kept.size < most) kept.set(key, { value })
    return value
  }
}
