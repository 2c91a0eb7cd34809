import { AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer, DialerCampaign, Read } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'

/** What becomes of one write: `lies` says yes and does nothing, `late` applies it after the answer, `lost-*` never answers. */
export type WriteFate = 'done' | 'lies' | 'late' | 'lost-applied' | 'lost-late' | 'lost-unapplied' | 'rejected' | 'not-sent'
export type ReadFate = 'done' | 'fails'

export type FakeDialer = Dialer & {
  /** Fates of the next writes and reads, in order; `done` when the line is empty. */
  writes: WriteFate[]
  reads: ReadFate[]
  /** How long each request is under way, in ms: half there, half back. */
  travelMs: number
  lateMs: number
  truth: Map<string, boolean>
  /** Every state a campaign ever had, with the moment it took it. */
  history: { at: number; campaignId: string; active: boolean }[]
  setOutside: (campaignId: string, active: boolean) => void
  count: { reads: number; writes: number }
}

/** A dialer of campaigns only, whose upstream misbehaves on order; `kept` is the upstream of an earlier one. Everything else is refused. */
export function fakeDialer(clock: Clock, names: Record<string, string>, kept?: Pick<FakeDialer, 'truth' | 'history'>): FakeDialer {
  const truth = kept?.truth ?? new Map(Object.keys(names).map((id) => [id, true]))
  const history = kept?.history ?? [...truth].map(([campaignId, active]) => ({ at: clock.now(), campaignId, active }))
  const set = (campaignId: string, active: boolean) => {
    truth.set(campaignId, active)
    history.push({ at: clock.now(), campaignId, active })
  }
  let newest: Read<DialerCampaign[]> | null = null
  const fake: FakeDialer = {
    writes: [],
    reads: [],
    travelMs: 20,
    lateMs: 2_000,
    truth,
    history,
    setOutside: set,
    count: { reads: 0, writes: 0 },
    campaigns: {
      search: async (options = {}) => {
        const isGood = (read: Read<DialerCampaign[]>) => {
          const begun = fromInstant(read.begunAt)
          return begun >= (options.begunAfter ?? 0) && begun >= clock.now() - (options.maxAgeMs ?? 0)
        }
        if (newest === null || options.maxAgeMs === undefined || !isGood(newest)) newest = await search(fake, { clock, names })
        return newest
      },
      setActive: async (campaignId, active) => await setActive(fake, { clock, campaignId, active, set }),
    },
    lists: { search: refuse, insert: refuse, update: refuse, remove: refuse },
    leads: { search: refuse, insert: refuse, update: refuse, remove: refuse, recordings: refuse },
    users: { search: refuse, recordings: refuse },
    agents: { performance: refuse, monitor: refuse, floor: refuse },
    calls: { search: refuse },
    callbacks: { search: refuse },
    dispositions: { search: refuse },
    health: () => ({ lastSuccessAt: null, lastFailureAt: null, lastFailure: null, breakerOpen: false, queued: 0 }),
  }
  return fake
}

const refuse = (): Promise<never> => Promise.reject(new AppError('upstream_rejected', 'Convoso refused this.', { upstreamCode: '403' }))

async function search(fake: FakeDialer, { clock, names }: { clock: Clock; names: Record<string, string> }): Promise<Read<DialerCampaign[]>> {
  fake.count.reads += 1
  const fate = fake.reads.shift() ?? 'done'
  const begunAt = toInstant(clock.now())
  await clock.sleep(fake.travelMs / 2)
  const data = Object.entries(names).map(([id, name]) => ({
    id,
    name,
    active: fake.truth.get(id) === true,
    lastCallAt: null,
    timeZone: 'America/Denver',
  }))
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'fails') throw new AppError('upstream_unavailable', 'Convoso did not answer.')
  return { data, begunAt, answeredAt: toInstant(clock.now()) }
}

type Write = { clock: Clock; campaignId: string; active: boolean; set: (campaignId: string, active: boolean) => void }

async function setActive(fake: FakeDialer, { clock, campaignId, active, set }: Write): Promise<void> {
  const fate = fake.writes.shift() ?? 'done'
  if (fate === 'not-sent') throw new AppError('upstream_unavailable', 'Convoso cannot be reached.', { sent: 'no' })
  fake.count.writes += 1
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'done' || fate === 'lost-applied') set(campaignId, active)
  if (fate === 'late' || fate === 'lost-late') void clock.sleep(fake.lateMs).then(() => set(campaignId, active))
  await clock.sleep(fake.travelMs / 2)
  if (fate === 'rejected') throw new AppError('upstream_rejected', 'Convoso does not know this campaign.', { upstreamCode: '6004' })
  if (fate.startsWith('lost')) throw new AppError('upstream_unavailable', 'Convoso did not answer.', { sent: 'maybe' })
}
