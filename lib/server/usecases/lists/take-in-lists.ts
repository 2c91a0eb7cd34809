import type { ListDrift } from '@/lib/contracts/lists'
import type { ListField } from '@/lib/contracts/lists-words'
import type { StoredList } from '@/lib/server/ports/lists'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { recordObserved } from '../audit/record-act'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import type { Sight } from './list-memory'

/** Takes in what the newest reads prove: new lists, changes from elsewhere, lists that are gone. */
export async function takeInLists(desk: Desk): Promise<void> {
  await desk.mutex.run('list-board', async () => {
    const sights = desk.lists.sights()
    const isFirst = desk.lists.allStored().length === 0
    const changed = sights.flatMap((sight) => {
      const known = desk.lists.stored(sight.row.id)
      const next = nextState(desk, sight, known)
      return next === known ? [] : [{ known, next }]
    })
    const gone = vanished(desk, sights)
    desk.lists.putStored(changed.map(({ next }) => next))
    desk.lists.dropStored(gone.map(({ listId }) => listId))
    await remember(desk, changed, gone).catch((error: unknown) => desk.log.error({ error }, 'changed lists could not be written'))
    const ids = [...changed.map(({ next }) => next.listId), ...gone.map(({ listId }) => listId)]
    if (ids.length > 0 && !isFirst) announceLists(desk, ids)
  })
}

/** What a search by campaign said of a list. Newer knowledge wins; the answer says whether it was news. */
export function placeInCampaign(desk: Desk, sight: { listId: string; campaignId: string; begunAt: string }): StoredList | null {
  const known = desk.lists.stored(sight.listId)
  if (known === undefined || (known.campaignAt !== null && known.campaignAt > sight.begunAt)) return null
  if (fromInstant(sight.begunAt) < desk.lists.lastWriteEnd(sight.listId)) return null
  const next = { ...known, campaignId: sight.campaignId, campaignAt: sight.begunAt }
  const drift = driftOf(desk, known, next)
  desk.lists.putStored([{ ...next, drift }])
  return { ...next, drift }
}

export const announceLists = (desk: Desk, ids: readonly string[]): void =>
  desk.events.publish({ kind: 'lists.changed', at: toInstant(desk.clock.now()), ids: [...ids] })

/** The drift of a state is written to the audit once, when it is new. */
export async function recordDrift(desk: Desk, known: StoredList | undefined, next: StoredList): Promise<void> {
  if (known === undefined || next.drift === null || next.drift.seenAt === known.drift?.seenAt) return
  const { before, after } = sides(next.drift)
  await recordObserved(systemCtx(desk, 'Drift watch'), {
    action: 'lists.drift',
    target: { kind: 'list', id: next.listId, name: next.name },
    before,
    after,
    reason: 'Changed outside Switchyard',
  })
}

function nextState(desk: Desk, { row, begunAt }: Sight, known: StoredList | undefined): StoredList {
  if (known !== undefined && fromInstant(begunAt) < desk.lists.lastWriteEnd(row.id)) return known
  const campaign = row.campaignId === null ? { campaignId: known?.campaignId ?? null, campaignAt: known?.campaignAt ?? null } : { campaignId: row.campaignId, campaignAt: begunAt }
  const seen = { listId: row.id, name: row.name, active: row.active, ...campaign, description: known?.description ?? null }
  if (known === undefined) return { ...seen, drift: null }
  // A row that only got older is not worth a durable write.
  if (watched.every((field) => known[field] === seen[field])) return known
  return { ...seen, drift: driftOf(desk, known, { ...seen, drift: null }) }
}

const watched = ['name', 'active', 'campaignId'] as const satisfies readonly ListField[]

/** What of a new state is not our own doing, added to what was so before; null when nothing is left of it. */
function driftOf(desk: Desk, known: StoredList, next: StoredList): ListDrift | null {
  const expected = desk.lists.expected(next.listId, desk.clock.now())
  const old = new Map(known.drift?.changes.map((change) => [change.field, change]))
  const changes = watched.flatMap((field) => {
    const before = old.get(field)
    const isOurs = known[field] === next[field] ? before === undefined : known[field] === null || expected[field] === next[field]
    const from = before?.from ?? String(known[field])
    return isOurs || from === String(next[field]) ? [] : [{ field, from, to: String(next[field]) }]
  })
  if (changes.length === 0) return null
  const isNews = JSON.stringify(changes) !== JSON.stringify(known.drift?.changes)
  return { changes, seenAt: isNews ? toInstant(desk.clock.now()) : (known.drift?.seenAt ?? toInstant(desk.clock.now())) }
}

/** Missing in both searches twice in a row; a search that suddenly lacks most of the lists says nothing. */
function vanished(desk: Desk, sights: readonly Sight[]): StoredList[] {
  const [active, inactive] = [desk.lists.part(true).read, desk.lists.part(false).read]
  if (active === null || inactive === null) return []
  const older = active.begunAt < inactive.begunAt ? active.begunAt : inactive.begunAt
  const present = new Set(sights.map(({ row }) => row.id))
  const missing = missingSince.get(desk.lists) ?? new Map<string, string>()
  missingSince.set(desk.lists, missing)
  for (const id of missing.keys()) if (present.has(id)) missing.delete(id)
  const gone = desk.lists.allStored().filter(({ listId }) => {
    if (present.has(listId)) return false
    const since = missing.get(listId)
    if (since === undefined) missing.set(listId, active.begunAt > inactive.begunAt ? active.begunAt : inactive.begunAt)
    return since !== undefined && older > since
  })
  return gone.length > Math.max(5, sights.length) ? [] : gone
}

const missingSince = new WeakMap<Desk['lists'], Map<string, string>>()

type Change = { known: StoredList | undefined; next: StoredList }

async function remember(desk: Desk, changed: readonly Change[], gone: readonly StoredList[]): Promise<void> {
  if (changed.length > 0) await desk.store.listStates.put(changed.map(({ next }) => next))
  for (const { known, next } of changed) await recordDrift(desk, known, next)
  if (gone.length === 0) return
  await desk.store.listStates.remove(gone.map(({ listId }) => listId))
  for (const row of gone) if (!(await isDeletedHere(desk, row.listId))) await recordGone(desk, row)
}

async function isDeletedHere(desk: Desk, listId: string): Promise<boolean> {
  const act = await desk.store.listActs.latestOf(listId)
  return act?.kind === 'remove' && act.status !== 'failed'
}

const recordGone = (desk: Desk, { listId, name, active, campaignId }: StoredList): Promise<void> =>
  recordObserved(systemCtx(desk, 'Drift watch'), {
    action: 'lists.drift',
    target: { kind: 'list', id: listId, name },
    before: { name, active, campaignId },
    reason: 'Deleted outside Switchyard',
  })

const sides = ({ changes }: ListDrift) => ({
  before: Object.fromEntries(changes.map(({ field, from }) => [field, from])),
  after: Object.fromEntries(changes.map(({ field, to }) => [field, to])),
})
