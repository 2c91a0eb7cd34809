import { fromInstant, toInstant } from '@/lib/shared/instant'
import type { DialerCampaign, Read } from '@/lib/server/ports/dialer'
import type { StoredSwitch } from '@/lib/server/ports/store'
import { endAct } from '../audit/record-act'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import { switchAct } from './switch-act'

/** A write without an answer may still be applied this long after we gave it up; only then does "unchanged" mean "not done". */
export const lateWriteMs = 30_000

/** Closes switches that nobody answered, as soon as a read proves what became of them. */
export async function settleUnknown(desk: Desk, read: Read<DialerCampaign[]>): Promise<void> {
  for (const row of desk.board.allPending()) {
    if (row.status !== 'unknown' || row.endedAt === null) continue
    const begun = fromInstant(read.begunAt)
    const ended = fromInstant(row.endedAt)
    if (begun < ended) continue
    const campaign = read.data.find((candidate) => candidate.id === row.campaignId)
    if (campaign?.active === row.desired) await settle(desk, row, { status: 'confirmed', read })
    else if (begun >= ended + lateWriteMs) await settle(desk, row, { status: 'failed', read })
  }
}

async function settle(desk: Desk, row: StoredSwitch, proof: { status: 'confirmed' | 'failed'; read: Read<DialerCampaign[]> }): Promise<void> {
  const stillOpen = desk.board.pending(row.campaignId)
  if (stillOpen?.id !== row.id) return
  const isConfirmed = proof.status === 'confirmed'
  await desk.store.switches.settle(row.id, proof.status, row.endedAt)
  await endAct(systemCtx(desk, row.actorName), row.actId, switchAct(row), {
    outcome: isConfirmed ? 'succeeded' : 'failed',
    upstream: isConfirmed
      ? `No answer at first; the read begun ${proof.read.begunAt} shows the wanted state`
      : `No answer; the read begun ${proof.read.begunAt} still shows the old state`,
  })
  if (isConfirmed) await rememberPlan(desk, row)
  desk.board.dropPending(row.campaignId, row.endedAt === null ? null : fromInstant(row.endedAt))
  desk.events.publish({ kind: 'campaigns.changed', at: toInstant(desk.clock.now()), ids: [row.campaignId] })
}

/** The state a person set here last, and with it the end of any drift. */
export async function rememberPlan(desk: Desk, row: StoredSwitch): Promise<void> {
  const known = desk.board.stored(row.campaignId)
  if (known === undefined) return
  // The read that proved the switch has written it already.
  if (known.planned === row.desired && known.driftSeenAt === null) return
  const next = { ...known, planned: row.desired, driftFrom: null, driftSeenAt: null }
  await desk.store.campaignStates.put([next])
  desk.board.putStored([next])
}
