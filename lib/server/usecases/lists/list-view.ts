import type { BoardList, PendingListAct } from '@/lib/contracts/lists'
import type { ListAct } from '@/lib/server/ports/lists'
import { fromInstant } from '@/lib/shared/instant'
import type { Desk } from '../desk'
import type { ListMemory, Sight } from './list-memory'

/** A deletion in the background that takes longer than this is reported to people. */
export const deletionPatienceMs = 1_800_000
/** What was looked for in vain stays on the screen this long. */
const failedShownMs = 600_000

/** All lists. Many browsers ask in the same second: while nothing changed they share one answer. */
export function listViews(desk: Desk): BoardList[] {
  const key = `${desk.lists.version()} ${desk.board.version()} ${Math.floor(desk.clock.now() / 1_000)}`
  const known = shared.get(desk.lists)
  if (known?.key === key) return known.views
  const names = campaignNames(desk)
  const pending = new Map(openActs(desk).map((act) => [act.listId ?? '', pendingView(desk, act)]))
  const views = desk.lists.sights().map((sight) => viewOf(desk, sight, { names, pending }))
  shared.set(desk.lists, { key, views })
  return views
}

const shared = new WeakMap<ListMemory, { key: string; views: BoardList[] }>()

/** One list; null when no read shows it. */
export const listView = (desk: Desk, listId: string): BoardList | null => listViews(desk).find(({ id }) => id === listId) ?? null

export const campaignNames = (desk: Desk): ReadonlyMap<string, string> => new Map(desk.board.latest()?.data.map(({ id, name }) => [id, name]))

/** Acts under way, unknown, or just found to have failed; oldest first. */
export const openActs = (desk: Desk): ListAct[] =>
  desk.lists.acts().filter((act) => act.settledAt === null || fromInstant(act.settledAt) > desk.clock.now() - failedShownMs)

export function pendingView(desk: Desk, act: ListAct): PendingListAct {
  const { id, kind, listId, listName, status, beganAt, actorName, sentence } = act
  const isOverdue = status === 'deleting' && desk.clock.now() - fromInstant(beganAt) >= deletionPatienceMs
  return {
    id,
    kind,
    listId,
    name: listName,
    status: status === 'done' ? 'unknown' : status,
    since: beganAt,
    by: actorName,
    sentence: isOverdue ? overdueSentence(listId ?? '') : sentence,
    isOverdue,
  }
}

const overdueSentence = (listId: string): string =>
  `Convoso has been deleting this list for more than ${deletionPatienceMs / 60_000} minutes and still shows it. Look at it in Convoso’s own panel, delete it here once more, or ask Convoso’s support and name list ${listId}.`

type Context = { names: ReadonlyMap<string, string>; pending: ReadonlyMap<string, PendingListAct> }

function viewOf(desk: Desk, { row }: Sight, { names, pending }: Context): BoardList {
  const stored = desk.lists.stored(row.id)
  const campaignId = row.campaignId ?? stored?.campaignId ?? null
  return {
    ...row,
    campaignId,
    campaignName: campaignId === null ? null : (names.get(campaignId) ?? null),
    drift: stored?.drift ?? null,
    pending: pending.get(row.id) ?? null,
  }
}
