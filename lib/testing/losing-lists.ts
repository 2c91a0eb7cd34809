import type { List, ListChanges } from '@/lib/contracts/lists'
import { AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer, Read } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'

/** What becomes of one write: `lost-*` never answers, `late` is applied long after nobody answered, `lies` says yes and does nothing. */
export type ListFate = 'done' | 'lost-applied' | 'lost-unapplied' | 'late' | 'lies' | 'rejected' | 'not-sent'

export type HeldList = List & { campaignId: string; description: string }

export type LosingLists = Dialer['lists'] & {
  rows: Map<string, HeldList>
  fates: ListFate[]
  /** How many of the next reads fail. */
  failingReads: number
  /** Code of the next refusals. */
  code: string
  /** Rows of the generation that does not name the campaign. */
  hidesCampaigns: boolean
  /** Answers a search by campaign with everything. */
  ignoresCampaign: boolean
  /** How long a deletion takes; 0: at once, null: it never ends. */
  deletionMs: number | null
  travelMs: number
  lateMs: number
  count: { reads: number; writes: number }
  asked: { active: boolean; id?: string; campaignId?: string }[]
  sent: unknown[]
  changeOutside: (id: string, changes: ListChanges) => void
}

export const heldList = (id: string, changes: Partial<HeldList> = {}): HeldList => ({
  id, name: `Solar list number ${id}`, active: true, campaignId: '101', lastCalledAt: null, description: '', ...changes,
})

/** The lists of an upstream that loses answers on order; everything it did stays to be looked at. */
export function losingLists(clock: Clock, lists: readonly HeldList[] = [heldList('7')]): LosingLists {
  const apply = (id: string, changes: ListChanges) => {
    const row = fake.rows.get(id)
    if (row !== undefined) fake.rows.set(id, { ...row, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) })
  }
  let lastId = 1_000
  const fake: LosingLists = {
    rows: new Map(lists.map((row) => [row.id, row])),
    fates: [],
    failingReads: 0,
    code: '6081',
    hidesCampaigns: false,
    ignoresCampaign: false,
    deletionMs: 0,
    travelMs: 20,
    lateMs: 10_000,
    count: { reads: 0, writes: 0 },
    asked: [],
    sent: [],
    changeOutside: apply,
    search: async (input) => await search(fake, clock, input),
    update: async (id, changes) => await carryOut(fake, clock, { sent: { id, ...changes }, act: () => apply(id, changes), lie: () => undefined }),
    insert: async (list) => {
      const id = String((lastId += 1))
      const act = () => {
        fake.rows.set(id, { id, name: list.name, active: list.active ?? true, campaignId: list.campaignId, lastCalledAt: null, description: list.description ?? '' })
        return { id }
      }
      return await carryOut(fake, clock, { sent: list, act, lie: () => ({ id }) })
    },
    remove: async (id) =>
      await carryOut(fake, clock, {
        sent: { remove: id },
        act: () => {
          if (fake.deletionMs === 0) fake.rows.delete(id)
          else if (fake.deletionMs !== null) void clock.sleep(fake.deletionMs).then(() => fake.rows.delete(id))
          return { pending: fake.deletionMs !== 0 }
        },
        lie: () => ({ pending: false }),
      }),
  }
  return fake
}

async function carryOut<T>(fake: LosingLists, clock: Clock, { sent, act, lie }: { sent: unknown; act: () => T; lie: () => T }): Promise<T> {
  const fate = fake.fates.shift() ?? 'done'
  if (fate === 'not-sent') throw new AppError('upstream_unavailable', 'Convoso cannot be reached.', { sent: 'no' })
  fake.count.writes += 1
  fake.sent.push(sent)
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'rejected') {
    await clock.sleep(fake.travelMs / 2)
    throw new AppError('upstream_rejected', 'Refused.', { upstreamCode: fake.code })
  }
  const lost = new AppError('upstream_unavailable', 'Convoso did not answer.', { sent: 'maybe' })
  if (fate === 'late') void clock.sleep(fake.lateMs).then(act)
  if (fate === 'late' || fate === 'lost-unapplied') throw lost
  const result = fate === 'lies' ? lie() : act()
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'lost-applied') throw lost
  return result
}

async function search(fake: LosingLists, clock: Clock, input: { active: boolean; id?: string; campaignId?: string }): Promise<Read<List[]>> {
  fake.count.reads += 1
  fake.asked.push(input)
  const begunAt = toInstant(clock.now())
  await clock.sleep(fake.travelMs / 2)
  const { active, id, campaignId } = input
  const found = [...fake.rows.values()].filter(
    (row) => row.active === active && (id === undefined || row.id === id) && (campaignId === undefined || fake.ignoresCampaign || row.campaignId === campaignId),
  )
  await clock.sleep(fake.travelMs / 2)
  if (fake.failingReads > 0) {
    fake.failingReads -= 1
    throw new AppError('upstream_unavailable', 'Convoso did not answer.')
  }
  const data = found.map(({ description: _untold, ...row }) => ({ ...row, campaignId: fake.hidesCampaigns ? null : row.campaignId }))
  return { data, begunAt, answeredAt: toInstant(clock.now()) }
}
