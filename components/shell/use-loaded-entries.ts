import { useEffect, useState } from 'react'
import type { PaletteEntry } from './palette-search'
import { useSources } from './palette-sources'

/** `open`: sources that have not answered yet. */
type Loaded = { entries: readonly PaletteEntry[]; open: number; hasFailed: boolean }

/** Everything the sources offer; quick sources do not wait for slow ones. */
export function useLoadedEntries() {
  const sources = useSources()
  const [loaded, setLoaded] = useState<Loaded>({ entries: [], open: 1, hasFailed: false })
  useEffect(() => {
    let isCurrent = true
    const all = sources.all()
    const parts: (readonly PaletteEntry[])[] = all.map(() => [])
    let open = all.length
    let hasFailed = false
    const settle = () => {
      if (isCurrent) setLoaded({ entries: parts.flat(), open, hasFailed })
    }
    all.forEach((load, index) => {
      void Promise.resolve()
        .then(load)
        .then((entries) => (parts[index] = entries))
        .catch(() => (hasFailed = true))
        .finally(() => {
          open -= 1
          settle()
        })
    })
    return () => {
      isCurrent = false
    }
  }, [sources])
  return { entries: loaded.entries, isLoading: loaded.open > 0, hasFailed: loaded.hasFailed }
}
