import type { SeenStatus, StatusMeaningInput } from '@/lib/contracts/status-meanings'

export type Ticks = { contact: boolean; success: boolean; final: boolean }

/** What to send of what was ticked: only codes that are otherwise than they were; null takes a code back to "not sorted". */
export function meaningChanges(items: readonly SeenStatus[], drafts: ReadonlyMap<string, Ticks | null>): StatusMeaningInput {
  const changed = items.flatMap(({ code, meaning, from }) => {
    const ticks = drafts.get(code)
    return from === 'convoso' || ticks === undefined || isSame(ticks, meaning) ? [] : [{ code, ticks }]
  })
  return {
    sort: changed.flatMap(({ code, ticks }) => (ticks === null ? [] : [{ code, ...ticks }])),
    unsort: changed.flatMap(({ code, ticks }) => (ticks === null ? [code] : [])),
  }
}

const isSame = (a: Ticks | null, b: Ticks | null): boolean =>
  a === null || b === null ? a === b : a.contact === b.contact && a.success === b.success && a.final === b.final
