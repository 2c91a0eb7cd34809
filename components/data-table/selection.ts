type Toggle = {
  /** Row ids in the order they stand on the screen. */
  ids: readonly string[]
  id: string
  /** Where a range begins: the row touched before; null or gone means no range. */
  anchor: string | null
  range: boolean
}

/** A new set with `id`, or the whole range up to it, set to the opposite of what `id` is now. */
export function toggleSelection(selected: ReadonlySet<string>, { ids, id, anchor, range }: Toggle): ReadonlySet<string> {
  const next = new Set(selected)
  const turnsOn = !selected.has(id)
  for (const each of range ? between(ids, anchor, id) : [id]) {
    if (turnsOn) next.add(each)
    else next.delete(each)
  }
  return next
}

/** What the box in the header shows; a selected row that is not on the screen does not count. */
export function selectionOf(ids: readonly string[], selected: ReadonlySet<string>): boolean | 'mixed' {
  const count = ids.filter((id) => selected.has(id)).length
  if (count === 0) return false
  return count === ids.length ? true : 'mixed'
}

function between(ids: readonly string[], anchor: string | null, id: string): readonly string[] {
  const from = anchor === null ? -1 : ids.indexOf(anchor)
  const to = ids.indexOf(id)
  if (from === -1 || to === -1) return [id]
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}
