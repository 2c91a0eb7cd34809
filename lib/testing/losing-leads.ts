import type { Lead, LeadChanges, LeadFilters, NewLead } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer, PageInput } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'

/** What becomes of one write: `lost-*` never answers, `late` is applied long after nobody answered. */
export type LeadFate = 'done' | 'lost-applied' | 'lost-unapplied' | 'late' | 'rejected' | 'not-sent'

export type LosingLeads = Dialer['leads'] & {
  rows: Map<string, Lead>
  /** Fates of the next writes, in order; `done` when the line is empty. */
  fates: LeadFate[]
  /** How many of the next reads fail. */
  failingReads: number
  /** Code of the next refusals. */
  code: string
  travelMs: number
  lateMs: number
  count: { reads: number; writes: number }
  sent: (LeadChanges | NewLead)[]
  /** Every change that was carried out. */
  history: { at: number; id: string; changes: LeadChanges; isOutside: boolean }[]
  changeOutside: (id: string, changes: LeadChanges) => void
}

export const blankLead: Lead = {
  id: '7', listId: '1', listName: 'Solar West', campaignId: '101', campaignName: 'Solar', status: 'NEW', statusName: 'New', ownerId: null,
  userId: null, createdBy: null, createdAt: null, modifiedAt: null, lastCalledAt: null, calledCount: 0, phone: '8185550199', phoneCode: '1',
  altPhone1: '', altPhone2: '', firstName: 'Zoë', lastName: 'Ray', email: '', address1: '', address2: '', city: 'Reseda', state: 'CA',
  province: '', postalCode: '', country: 'US', gender: '', dateOfBirth: '', notes: '', custom: {},
}

/** The leads of an upstream that loses answers on order; everything it did stays to be looked at. */
export function losingLeads(clock: Clock, leads: readonly Lead[] = [blankLead]): LosingLeads {
  const apply = (id: string, changes: LeadChanges, isOutside: boolean) => {
    const row = fake.rows.get(id)
    if (row === undefined) return
    fake.rows.set(id, { ...row, ...asRow(changes), custom: { ...row.custom, ...changes.custom }, modifiedAt: toInstant(clock.now()) })
    fake.history.push({ at: clock.now(), id, changes, isOutside })
  }
  const write = async <T>(act: () => T): Promise<T> => await carryOut(fake, clock, act)
  let lastId = 1_000
  const fake: LosingLeads = {
    rows: new Map(leads.map((lead) => [lead.id, lead])),
    fates: [],
    failingReads: 0,
    code: '6008',
    travelMs: 20,
    lateMs: 10_000,
    count: { reads: 0, writes: 0 },
    sent: [],
    history: [],
    changeOutside: (id, changes) => apply(id, changes, true),
    search: async (input) => await search(fake, clock, input),
    update: async (id, changes) => {
      fake.sent.push(changes)
      await write(() => apply(id, changes, false))
    },
    insert: async (lead) => {
      fake.sent.push(lead)
      return await write(() => {
        lastId += 1
        const { duplicates: _d, duplicatesInArchive: _a, checkDnc: _c, checkWireless: _w, hopper: _h, updateIfFound: _u, ...fields } = lead
        fake.rows.set(String(lastId), { ...blankLead, firstName: '', lastName: '', ...asRow(fields), phone: lead.phone, id: String(lastId) })
        return { id: String(lastId) }
      })
    },
    remove: async (id) => await write(() => void fake.rows.delete(id)),
    recordings: () => Promise.reject(new AppError('upstream_rejected', 'Convoso refused this.')),
  }
  return fake
}

/** Nobody is null in a row and an empty text in a write. */
function asRow({ ownerId, userId, custom, ...rest }: LeadChanges): Partial<Lead> {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const person = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value === '' ? null : value })
  return { ...given, ...person('ownerId', ownerId), ...person('userId', userId), ...(custom === undefined ? {} : { custom }) }
}

async function carryOut<T>(fake: LosingLeads, clock: Clock, act: () => T): Promise<T> {
  const fate = fake.fates.shift() ?? 'done'
  if (fate === 'not-sent') throw new AppError('upstream_unavailable', 'Convoso cannot be reached.', { sent: 'no' })
  fake.count.writes += 1
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'rejected') {
    await clock.sleep(fake.travelMs / 2)
    const fields = [{ path: 'phone', message: 'Refused.' }, { path: 'ownerId', message: 'Refused.' }]
    throw new AppError('upstream_rejected', 'Refused.', { upstreamCode: fake.code, fields })
  }
  const lost = new AppError('upstream_unavailable', 'Convoso did not answer.', { sent: 'maybe' })
  if (fate === 'late') void clock.sleep(fake.lateMs).then(act)
  if (fate === 'late' || fate === 'lost-unapplied') throw lost
  const result = act()
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'lost-applied') throw lost
  return result
}

async function search(fake: LosingLeads, clock: Clock, input: LeadFilters & PageInput) {
  fake.count.reads += 1
  const begunAt = toInstant(clock.now())
  await clock.sleep(fake.travelMs / 2)
  const { leadIds, phone, listIds, limit = 100 } = input
  const found = [...fake.rows.values()].filter(
    (lead) =>
      (leadIds === undefined || leadIds.includes(lead.id)) &&
      (phone === undefined || lead.phone === phone) &&
      (listIds === undefined || (lead.listId !== null && listIds.includes(lead.listId))),
  )
  await clock.sleep(fake.travelMs / 2)
  if (fake.failingReads > 0) {
    fake.failingReads -= 1
    throw new AppError('upstream_unavailable', 'Convoso did not answer.')
  }
  return { data: { items: found.slice(0, limit), total: found.length, offset: 0, limit }, begunAt, answeredAt: toInstant(clock.now()) }
}
