'use client'

import type { ReactNode } from 'react'
import { createContext, use, useEffect, useRef, useState } from 'react'
import type { PaletteEntry } from './palette-search'

type Load = () => readonly PaletteEntry[] | Promise<readonly PaletteEntry[]>
type FromTyped = (typed: string) => readonly PaletteEntry[]

/** Asked each time the palette opens, so a page that never opens it pays nothing. */
type Sources = {
  add: (id: string, load: Load) => () => void
  all: () => readonly Load[]
  addTyped: (id: string, fromTyped: FromTyped) => () => void
  fromTyped: FromTyped
}

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

/** Adds entries that are made from what is typed or pasted, e.g. a number that leads to a person. They stand above all that is found. */
export function usePaletteTyped(id: string, fromTyped: FromTyped): void {
  const sources = useSources()
  const latest = useRef(fromTyped)
  useEffect(() => {
    latest.current = fromTyped
  })
  useEffect(() => sources.addTyped(id, (typed) => latest.current(typed)), [sources, id])
}

export function useSources(): Sources {
  const sources = use(SourcesContext)
  if (sources === null) throw new Error('usePaletteSource needs PaletteSources above it')
  return sources
}

function makeSources(): Sources {
  const loads = new Map<string, Load>()
  const typedSources = new Map<string, FromTyped>()
  return {
    add: (id, load) => held(loads, id, load),
    all: () => [...loads.values()],
    addTyped: (id, fromTyped) => held(typedSources, id, fromTyped),
    fromTyped: (typed) => (typed.trim() === '' ? [] : [...typedSources.values()].flatMap((fromTyped) => fromTyped(typed))),
  }
}

function held<T>(byId: Map<string, T>, id: string, value: T): () => void {
  byId.set(id, value)
  return () => {
    if (byId.get(id) === value) byId.delete(id)
  }
}
