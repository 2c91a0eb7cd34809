'use client'

import type { ReactNode } from 'react'
import { createContext, use, useEffect, useRef, useState } from 'react'
import type { PaletteEntry } from './palette-search'

type Load = () => readonly PaletteEntry[] | Promise<readonly PaletteEntry[]>

/** Asked each time the palette opens, so a page that never opens it pays nothing. */
type Sources = { add: (id: string, load: Load) => () => void; all: () => readonly Load[] }

const SourcesContext = createContext<Sources | null>(null)

export function PaletteSources({ children }: { children: ReactNode }) {
  const [sources] = useState(makeSources)
  return <SourcesContext value={sources}>{children}</SourcesContext>
}

/** Adds entries to the command palette while the component is shown. `load` may fetch; a source that fails is named, not hidden. */
export function usePaletteSource(id: string, load: Load): void {
  const sources = useSources()
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => sources.add(id, () => latest.current()), [sources, id])
}

export function useSources(): Sources {
  const sources = use(SourcesContext)
  if (sources === null) throw new Error('usePaletteSource needs PaletteSources above it')
  return sources
}

function makeSources(): Sources {
  const byId = new Map<string, Load>()
  return {
    add: (id, load) => {
      byId.set(id, load)
      return () => {
        if (byId.get(id) === load) byId.delete(id)
      }
    },
    all: () => [...byId.values()],
  }
}
