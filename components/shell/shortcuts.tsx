'use client'

import type { ReactNode } from 'react'
import { createContext, use, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { matchStroke, strokeName } from './shortcut-keys'

type Shortcut = { keys: string; label: string; run: () => void }

/** All keys that act now; the list for people reads from the same place. */
type Registry = {
  add: (shortcut: Shortcut) => () => void
  subscribe: (listener: () => void) => () => void
  list: () => readonly Shortcut[]
}

const RegistryContext = createContext<Registry | null>(null)

export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(makeRegistry)
  useEffect(() => listenForKeys(registry), [registry])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

/**
 * `keys`: `mod k`, `?`, `c`, or a sequence such as `g c`. Silent while somebody types (except with mod) and while a dialog is open.
 * The label is what the list of keys (`?`) says about it. Pass null as keys to switch it off.
 */
export function useShortcut(keys: string | null, label: string, run: () => void): void {
  const registry = useRegistry()
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => (keys === null ? undefined : registry.add({ keys, label, run: () => latest.current() })), [registry, keys, label])
}

export function useShortcutList(): readonly Shortcut[] {
  const registry = useRegistry()
  return useSyncExternalStore(registry.subscribe, registry.list, registry.list)
}

function useRegistry(): Registry {
  const registry = use(RegistryContext)
  if (registry === null) throw new Error('useShortcut needs a ShortcutProvider above it')
  return registry
}

function makeRegistry(): Registry {
  let shortcuts: readonly Shortcut[] = []
  const listeners = new Set<() => void>()
  const replace = (next: readonly Shortcut[]) => {
    shortcuts = next
    for (const tell of listeners) tell()
  }
  return {
    add: (shortcut) => {
      replace([...shortcuts, shortcut])
      return () => replace(shortcuts.filter((each) => each !== shortcut))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    list: () => shortcuts,
  }
}

/** A sequence is given up after this long. */
const sequenceMs = 1_200

function listenForKeys(registry: Registry): () => void {
  let begun = { so: '', at: 0 }
  const onKey = (event: KeyboardEvent) => {
    const stroke = strokeName(event)
    if (stroke === null || event.defaultPrevented || isBusyElsewhere(event, stroke)) return
    const shortcuts = registry.list()
    const before = event.timeStamp - begun.at < sequenceMs ? begun.so : ''
    const match = matchStroke(
      before,
      stroke,
      shortcuts.map(({ keys }) => keys),
    )
    begun = { so: match.kind === 'begun' ? match.so : '', at: event.timeStamp }
    if (match.kind !== 'hit') return
    event.preventDefault()
    // The page on top registered last.
    shortcuts.findLast(({ keys }) => keys === match.keys)?.run()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}

const typedInto = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable="true"]'

function isBusyElsewhere({ target }: KeyboardEvent, stroke: string): boolean {
  if (document.querySelector('dialog:modal') !== null) return true
  const isTyping = target instanceof Element && target.matches(typedInto)
  return isTyping && !stroke.startsWith('mod ')
}
