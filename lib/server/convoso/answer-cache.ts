const maxEntries = 200
const maxBytes = 16 * 1024 * 1024

type Entry = { noun: string; bytes: number; drop: () => void }

/** Bounds what all typed stores hold together, by count and by the size of the raw answers; the least recently used goes first. */
export type AnswerCache = {
  keep: (key: string, entry: Entry) => void
  touch: (key: string) => void
  forget: (noun: string) => void
}

export function makeAnswerCache(): AnswerCache {
  const entries = new Map<string, Entry>()
  let bytes = 0

  const remove = (key: string) => {
    const entry = entries.get(key)
    if (entry === undefined) return
    entries.delete(key)
    bytes -= entry.bytes
    entry.drop()
  }

  return {
    keep: (key, entry) => {
      const old = entries.get(key)
      if (old !== undefined) bytes -= old.bytes
      entries.delete(key)
      entries.set(key, entry)
      bytes += entry.bytes
      while (entries.size > maxEntries || bytes > maxBytes) {
        const oldest = entries.keys().next()
        if (oldest.done) return
        remove(oldest.value)
      }
    },
    touch: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return
      entries.delete(key)
      entries.set(key, entry)
    },
    forget: (noun) => {
      for (const [key, entry] of entries) if (entry.noun === noun) remove(key)
    },
  }
}
