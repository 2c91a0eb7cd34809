import type { ListBar, ListScan } from '@/lib/contracts/list-health'
import type { BoardList } from '@/lib/contracts/lists'
import type { StatusMeanings } from '@/lib/contracts/status-meanings'
import { fromInstant } from '@/lib/shared/instant'
import type { StoredListScan, Tally } from '@/lib/server/ports/list-scans'
import { localClock } from '../../campaigns/local-hours'
import type { Ctx } from '../../desk'
import { readMeanings } from '../../status-meanings/read-meanings'
import { readLists } from '../list-board'
import { readChangesPlace } from './changes-place'
import { hoursFor } from './hours-left'
import { listFlagsOf } from './list-flags'

const listsMaxAgeMs = 60_000
const callsMaxAgeMs = 60_000

/** What the bars of some lists are drawn from. */
export type BarFacts = {
  scans: ReadonlyMap<string, StoredListScan>
  tallies: Map<string, Tally[]>
  lists: ReadonlyMap<string, BoardList>
  meanings: StatusMeanings | null
  changesProblem: string | null
  calls: ReturnType<Ctx['figures']['recentCalls']['byList']>
}

/** Reads what is known by now and asks for the rest behind the answer: no bar waits for a count. */
export async function readBarFacts(ctx: Ctx, listIds: readonly string[]): Promise<BarFacts> {
  const { store, figures } = ctx
  ctx.background('calls of the last hour', async () => void (await figures.recentCalls.refresh(callsMaxAgeMs)))
  const [scans, tallies, lists, meanings, changes] = await Promise.all([
    store.listScans.all(),
    store.listScans.tallies([...listIds], ['attempts']),
    readLists(ctx, { maxAgeMs: listsMaxAgeMs }).catch(() => null),
    // A bar without meanings still tells how many leads were never called.
    readMeanings(ctx).catch(() => null),
    readChangesPlace(ctx),
  ])
  const byList = new Map(listIds.map((id): [string, Tally[]] => [id, []]))
  for (const cell of tallies) byList.get(cell.listId)?.push(cell)
  return {
    scans: new Map(scans.map((scan) => [scan.listId, scan])),
    tallies: byList,
    lists: new Map(lists?.items.map((list) => [list.id, list])),
    meanings,
    changesProblem: changes?.problem ?? null,
    calls: figures.recentCalls.byList(),
  }
}

/** Read through at least once. */
export const isScanned = ({ scans }: BarFacts, listId: string): boolean => typeof scans.get(listId)?.finishedAt === 'string'

export function listBarOf(ctx: Ctx, facts: BarFacts, listId: string): ListBar {
  const scan = facts.scans.get(listId) ?? null
  const cells = facts.tallies.get(listId) ?? []
  const parts = isScanned(facts, listId) && facts.meanings !== null ? partsOf(cells, facts.meanings) : null
  const counts = scan !== null && isScanned(facts, listId) ? scannedCounts(cells, scan) : ctx.listHealth.counts.of(listId)
  const recent = facts.calls?.get(listId)
  const callsLastHour = facts.calls === null ? null : (recent?.calls ?? 0)
  const fresh = parts?.neverCalled ?? counts.neverCalled
  const freshHours = fresh === null ? null : hoursFor(fresh, callsLastHour)
  const roundHours = parts === null ? null : hoursFor(parts.neverCalled + parts.inPlay, callsLastHour)
  const flags = listFlagsOf({ ...dialingOf(ctx, facts.lists.get(listId), recent?.lastAt ?? null), now: ctx.clock.now(), callsLastHour, freshHours, roundHours })
  return { listId, counts, parts, scan: scan === null ? null : scanView(scan, facts.changesProblem), callsLastHour, freshHours, roundHours, flags }
}

type Parts = NonNullable<ListBar['parts']>

/** Each lead in one part: final first, since nobody dials it; then whether it was ever called; then whether its status is understood. */
export function partsOf(cells: readonly Tally[], { byCode }: StatusMeanings): Parts {
  const parts: Parts = { neverCalled: 0, inPlay: 0, final: 0, unsorted: 0 }
  for (const { key, status, leads } of cells) {
    const meaning = byCode[status]
    const part = meaning?.final === true ? 'final' : key === '0' ? 'neverCalled' : meaning === undefined ? 'unsorted' : 'inPlay'
    parts[part] += leads
  }
  return parts
}

function scannedCounts(cells: readonly Tally[], { readAt }: StoredListScan): ListBar['counts'] {
  const total = cells.reduce((sum, { leads }) => sum + leads, 0)
  const neverCalled = cells.reduce((sum, { key, leads }) => sum + (key === '0' ? leads : 0), 0)
  return { total, neverCalled, answeredAt: readAt, problem: null, isReading: false }
}

export const scanView = ({ status, position, total, startedAt, finishedAt, readAt, upstreamCalls, problem }: StoredListScan, changesProblem: string | null): ListScan => ({
  status,
  read: position,
  of: status === 'queued' ? null : total,
  startedAt,
  finishedAt,
  readAt,
  upstreamCalls,
  problem: problem ?? (status === 'done' ? changesProblem : null),
})

function dialingOf(ctx: Ctx, list: BoardList | undefined, lastSeenAt: number | null) {
  const campaign = ctx.board.latest()?.data.find(({ id }) => id === list?.campaignId)
  const told = list === undefined || list.lastCalledAt === null ? null : fromInstant(list.lastCalledAt)
  const isInHours = campaign !== undefined && localClock(campaign.timeZone, ctx.clock.now())?.isInside !== false
  const lastCallAt = told === null || lastSeenAt === null ? (told ?? lastSeenAt) : Math.max(told, lastSeenAt)
  return { isActive: list?.active === true, isDialing: campaign?.active === true && isInHours, lastCallAt }
}
