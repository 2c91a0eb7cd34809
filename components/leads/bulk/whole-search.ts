/** Convoso finds by these, but no lead in its answer shows them: nothing could be checked before it is written. */
const unseen = new Map([
  ['modifiedBy', 'who modified them'],
  ['changed', 'when they changed'],
  ['archived', 'when they were archived'],
  ['deleted', 'when they were deleted'],
])

/** Why not all leads of a search can be edited at once, in a sentence; null where they can. `query`: the filters of `GET /api/leads`. */
export function wholeSearchProblem(query: string): string | null {
  const names = [...new Set(new URLSearchParams(query).keys())].filter((name) => name !== 'fields' && name !== 'limit' && name !== 'offset')
  if (names.length === 0) return 'To edit more than the ticked rows, narrow the search first: the whole account cannot be edited at once.'
  const found = names.flatMap((name) => unseen.get(name) ?? [])
  if (found.length === 0) return null
  return `Only ticked rows can be edited here: leads do not show ${found.join(' or ')}, so Switchyard could not check them all against this search.`
}
