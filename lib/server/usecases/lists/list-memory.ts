import type { List, ListChanges } from '@/lib/contracts/lists'
import type { ListAct, StoredList } from '@/lib/server/ports/lists'
import type { Read } from '@/lib/server/ports/dialer'
import type { Store } from '@/lib/server/ports/store'
import { sentenceOf } from '@/lib/server/core/errors'
import { fromInstant } from '@/lib/shared/instant'

/** `failure`: why the newest search failed; null after a good one. */
type Part = { read: Read<List[]> | null; problem: string | null; failure: unknown }
/** One list as a read that began then saw it. */
export type Sight = { row: List; begunAt: string }
type Round = { isReading: boolean; asked: ReadonlySet<string>; endedAt: number | null; problem: string | null }

/**
 * What this process knows of lists: the newest search of each status, single lists read since, our writes, and what the store keeps.
 * Pure memory over the store; every change bumps `version`, so that answers may be reused while nothing changed.
 */
export type ListMemory = {
  version: () => number
  part: (active: boolean) => Part
  acceptPart: (active: boolean, read: Read<List[]>) => void
  failPart: (active: boolean, failure: unknown) => void
  /** Each list once, as the newest read that says anything about it saw it. */
  sights: () => Sight[]
  /** A read of one list alone; null: neither status has it. */
  place: (listId: string, row: List | null, begunAt: string) => void
  stored: (listId: string) => StoredList | undefined
  allStored: () => StoredList[]
  putStored: (rows: readonly StoredList[]) => void
  dropStored: (listIds: readonly string[]) => void
  acts: () => ListAct[]
  putAct: (act: ListAct) => void
  dropAct: (id: string) => void
  /** A write of ours towards these values: reads that show them are no change from elsewhere. */
  expect: (listId: string, after: ListChanges, untilMs: number) => void
  expected: (listId: string, nowMs: number) => ListChanges
  /** A write to the list ended then: reads that began before may show either side of it. */
  wrote: (listId: string, endMs: number) => void
  lastWriteEnd: (listId: string) => number
  round: () => Round
  setRound: (round: Partial<Round>) => void
}

export async function openListMemory(store: Pick<Store, 'listStates' | 'listActs'>): Promise<ListMemory> {
  const parts = { active: blankPart, inactive: blankPart }
  const placed = new Map<string, { row: List | null; begunAt: string }>()
  const stored = new Map((await store.listStates.all()).map((row) => [row.listId, row]))
  const acts = new Map((await store.listActs.unsettled()).map((act) => [act.id, act]))
  let round: Round = { isReading: false, asked: new Set(), endedAt: null, problem: null }
  let version = 0
  const changed = () => {
    version += 1
  }
  return {
    ...makeWrites(),
    version: () => version,
    part: (active) => parts[nameOf(active)],
    acceptPart: (active, read) => {
      const known = parts[nameOf(active)]
      if (known.read !== null && known.read.begunAt === read.begunAt && known.problem === null) return
      const isNewer = known.read === null || fromInstant(read.begunAt) >= fromInstant(known.read.begunAt)
      parts[nameOf(active)] = { read: isNewer ? read : known.read, problem: null, failure: null }
      changed()
    },
    failPart: (active, failure) => {
      parts[nameOf(active)] = { ...parts[nameOf(active)], problem: sentenceOf(failure), failure }
      changed()
    },
    sights: () => sightsOf(parts, placed),
    place: (listId, row, begunAt) => {
      placed.set(listId, { row, begunAt })
      changed()
    },
    stored: (listId) => stored.get(listId),
    allStored: () => [...stored.values()],
    putStored: (rows) => {
      for (const row of rows) stored.set(row.listId, row)
      changed()
    },
    dropStored: (listIds) => {
      for (const id of listIds) stored.delete(id)
      changed()
    },
    acts: () => [...acts.values()],
    putAct: (act) => {
      acts.set(act.id, act)
      changed()
    },
    dropAct: (id) => {
      acts.delete(id)
      changed()
    },
    round: () => round,
    setRound: (changes) => {
      round = { ...round, ...changes }
      changed()
    },
  }
}

const blankPart: Part = { read: null, problem: null, failure: null }
const nameOf = (active: boolean) => (active ? 'active' : 'inactive')

type Parts = Record<'active' | 'inactive', Part>

function sightsOf(parts: Parts, placed: Map<string, { row: List | null; begunAt: string }>): Sight[] {
  const newest = new Map<string, Sight>()
  for (const { read } of [parts.active, parts.inactive]) {
    for (const row of read?.data ?? []) {
      const known = newest.get(row.id)
      if (read !== null && (known === undefined || known.begunAt < read.begunAt)) newest.set(row.id, { row, begunAt: read.begunAt })
    }
  }
  for (const [id, { row, begunAt }] of placed) {
    const seen = newest.get(id)
    if (seen !== undefined && seen.begunAt > begunAt) continue
    // Both searches know better by now.
    if ([parts.active, parts.inactive].every(({ read }) => read !== null && read.begunAt > begunAt)) placed.delete(id)
    else if (row === null) newest.delete(id)
    else newest.set(id, { row, begunAt })
  }
  return [...newest.values()]
}

function makeWrites(): Pick<ListMemory, 'expect' | 'expected' | 'wrote' | 'lastWriteEnd'> {
  const expected = new Map<string, { after: ListChanges; untilMs: number }>()
  const ends = new Map<string, number>()
  return {
    expect: (listId, after, untilMs) => void expected.set(listId, { after: { ...expected.get(listId)?.after, ...after }, untilMs }),
    expected: (listId, nowMs) => {
      const known = expected.get(listId)
      if (known !== undefined && known.untilMs < nowMs) expected.delete(listId)
      return known === undefined || known.untilMs < nowMs ? {} : known.after
    },
    wrote: (listId, endMs) => void ends.set(listId, Math.max(Math.floor(endMs), ends.get(listId) ?? 0)),
    lastWriteEnd: (listId) => ends.get(listId) ?? 0,
  }
}
