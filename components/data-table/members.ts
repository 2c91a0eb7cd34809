export type Kept = { key: string; round: number; ids: ReadonlySet<string> }

export const noneKept: Kept = { key: '', round: 0, ids: new Set() }

/** Who is shown under this filter: whoever was, and whoever matches now. The same object while nobody joins. */
export function keptWith(kept: Kept, filterKey: string, matching: readonly string[]): Kept {
  if (kept.key !== filterKey) return { key: filterKey, round: kept.round, ids: new Set(matching) }
  return matching.every((id) => kept.ids.has(id)) ? kept : { ...kept, ids: new Set([...kept.ids, ...matching]) }
}
