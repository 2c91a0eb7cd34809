/** Parts of a KeyboardEvent that name a key. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** `mod k` is Ctrl or ⌘ with K; `g c` is G, then C; `?` is itself. Answers null for a press that can begin nothing. */
export function strokeName(stroke: Stroke): string | null {
  if (stroke.altKey || stroke.key.length === 0) return null
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key
  if (['Control', 'Meta', 'Shift', 'Alt'].includes(key)) return null
  return stroke.ctrlKey || stroke.metaKey ? `mod ${key}` : key
}

export type Match = { kind: 'hit'; keys: string } | { kind: 'begun'; so: string } | { kind: 'none' }

/** `before` is what a sequence has so far, e.g. `g`. */
export function matchStroke(before: string, stroke: string, known: Iterable<string>): Match {
  const all = [...known]
  for (const typed of before === '' ? [stroke] : [`${before} ${stroke}`, stroke]) {
    if (all.includes(typed)) return { kind: 'hit', keys: typed }
    if (all.some((keys) => keys.startsWith(`${typed} `))) return { kind: 'begun', so: typed }
  }
  return { kind: 'none' }
}

/** As people read keys: `Ctrl K`, `⌘ K`, `G then C`. */
export function spelledKeys(keys: string, isMac: boolean): string {
  const parts = keys.split(' ').map((part) => (part === 'mod' ? (isMac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part))
  return keys.startsWith('mod ') ? parts.join(' ') : parts.join(' then ')
}
