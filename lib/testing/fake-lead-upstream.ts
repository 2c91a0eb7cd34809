import type { Lead, LeadChanges, LeadFilters } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'

/** What becomes of the next write to a lead: a refusal by its code, an answer that is lost, or a request that never leaves. */
export type LeadFate = { refused: string } | 'lost-applied' | 'lost-unapplied' | 'lost-late' | 'unreadable' | 'not-sent'

export type LeadUpstream = {
  leads: Dialer['leads']
  truth: Map<string, Lead>
  /** Per lead, in order; done when there is none left. */
  fates: Map<string, LeadFate[]>
  /** Lead ids in the order in which their writes were applied. */
  applied: string[]
  count: { reads: number; writes: number }
  /** Answers every search with everybody. */
  ignoresFilters: boolean
  /** How long a request is under way: half there, half back. */
  travelMs: number
}

type Parts = { clock: Clock; matches: (lead: Lead, filters: LeadFilters) => boolean; truth: Iterable<Lead> | LeadUpstream }

/** Leads behind a dialer that fails on order; over an earlier upstream it goes on with what that one has. */
export function fakeLeadUpstream({ clock, matches, truth }: Parts): LeadUpstream {
  const earlier = 'leads' in truth ? truth : null
  const fake: LeadUpstream = {
    truth: 'leads' in truth ? truth.truth : new Map([...truth].map((lead) => [lead.id, lead])),
    fates: earlier?.fates ?? new Map(),
    applied: earlier?.applied ?? [],
    count: earlier?.count ?? { reads: 0, writes: 0 },
    ignoresFilters: false,
    travelMs: 0,
    leads: {
      search: async ({ offset = 0, limit = 100, ...filters }) => {
        fake.count.reads += 1
        const begunAt = toInstant(clock.now())
        await travel()
        const asked = fake.ignoresFilters || filters.leadIds === undefined ? fake.truth.values() : filters.leadIds.flatMap((id) => fake.truth.get(id) ?? [])
        const found = [...asked].filter((lead) => fake.ignoresFilters || matches(lead, filters))
        await travel()
        const data = { items: found.slice(offset, offset + limit), total: found.length, offset, limit }
        return { data, begunAt, answeredAt: toInstant(clock.now()) }
      },
      update: (id, changes) => update(fake, { clock, id, changes, travel }),
      insert: refuse,
      remove: refuse,
      recordings: refuse,
    },
  }
  const travel = async (): Promise<void> => {
    if (fake.travelMs > 0) await clock.sleep(fake.travelMs / 2)
  }
  return fake
}

const refuse = (): Promise<never> => Promise.reject(new AppError('upstream_rejected', 'Convoso refused this.', { upstreamCode: '403' }))
const lateMs = 2_000

type Update = { clock: Clock; id: string; changes: LeadChanges; travel: () => Promise<void> }

async function update(fake: LeadUpstream, { clock, id, changes, travel }: Update): Promise<void> {
  const fate = fake.fates.get(id)?.shift()
  if (fate === 'not-sent') throw new AppError('upstream_unavailable', 'The connection to Convoso failed.', { sent: 'no' })
  fake.count.writes += 1
  const apply = () => {
    const lead = fake.truth.get(id)
    if (lead !== undefined) fake.truth.set(id, { ...lead, ...changed(changes), custom: { ...lead.custom, ...changes.custom } })
    fake.applied.push(id)
  }
  await travel()
  if (fate === 'lost-late') void clock.sleep(lateMs).then(apply)
  if (fate === undefined || fate === 'lost-applied' || fate === 'unreadable') apply()
  await travel()
  if (fate === undefined) return
  if (typeof fate === 'object') throw new AppError('upstream_rejected', `Convoso refused this with ${fate.refused}.`, { upstreamCode: fate.refused })
  if (fate === 'unreadable') throw new AppError('upstream_unreadable', 'Convoso answered with something this console can not read.', { sent: 'maybe' })
  throw new AppError('upstream_unavailable', 'Convoso did not answer in time.', { sent: 'maybe' })
}

/** Only what was sent; an upstream does not know our undefined. */
const changed = (changes: LeadChanges): Partial<Lead> => {
  const { custom: _custom, ...plain } = changes
  const sent: Partial<Lead> = {}
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) Object.assign(sent, { [name]: value })
  return sent
}
