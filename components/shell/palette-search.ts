export type PaletteEntry = {
  /** Unique in the whole palette, e.g. `campaign-12`. */
  id: string
  /** Heading it stands under, e.g. `Campaigns`. */
  group: string
  label: string
  /** What Enter will do, in a sentence; shown before it is done. */
  effect?: string
  /** Further words it is found by, e.g. an id. */
  keywords?: string
  tone?: 'danger'
  /** Stands behind equal hits that do not yield, e.g. a list behind the campaign of the same name. */
  yields?: boolean
} & ({ href: string } | { onAct: () => void })

const limit = 40

/** Best first; every word typed must be found. Without words nothing that acts comes first: Enter by accident only opens a page. */
export function searchEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, limit)
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** What yields comes last: a hundred agents must not push the pages out. */
const placeOf = (entry: PaletteEntry): number => (entry.yields === true ? 2 : 0) + Number('onAct' in entry)

/** Groups in the order of their best entry. */
export function grouped(entries: readonly PaletteEntry[]): [string, PaletteEntry[]][] {
  const groups = new Map<string, PaletteEntry[]>()
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  return [...groups]
}

function scoreOf({ label, keywords = '', yields = false }: PaletteEntry, words: readonly string[]): number {
  const name = label.toLowerCase()
  const extra = keywords.toLowerCase()
  let score = 0
  for (const word of words) {
    const gained = gainOf(word, name, extra)
    if (gained === 0) return 0
    score += gained
  }
  // Of equal hits the shorter name is the closer one.
  return score - Math.min(name.length, 90) / 100 - (yields ? 1 : 0)
}

function gainOf(word: string, name: string, extra: string): number {
  if (name.startsWith(word)) return 8
  if (startsAWord(name, word)) return 6
  if (name.includes(word)) return 4
  if (extra.includes(word)) return 2
  return inOrder(name, word) ? 1 : 0
}

const startsAWord = (text: string, word: string) => text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))

function inOrder(text: string, word: string): boolean {
  let from = 0
  for (const letter of word) {
    const at = text.indexOf(letter, from)
    if (at === -1) return false
    from = at + 1
  }
  return true
}
