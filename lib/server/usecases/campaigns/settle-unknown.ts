import { fromInstant, toInstant } from '@/lib/shared/instant'
import type { DialerCampaign, Read } from '@/lib/server/ports/dialer'
import type { StoredSwitch } from '@/lib/server/ports/store'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import { settleSwitch } from './settle-switch'

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
  await settleSwitch(systemCtx(desk, row.actorName), row, {
    status: proof.status,
    endedAt: row.endedAt,
    upstream: isConfirmed
      ? `No answer at first; the read begun ${proof.read.begunAt} shows the wanted state`
      : `No answer; the read begun ${proof.read.begunAt} still shows the old state`,
  })
  desk.board.dropPending(row.campaignId, row.endedAt === null ? null : fromInstant(row.endedAt))
  desk.events.publish({ kind: 'campaigns.changed', at: toInstant(desk.clock.now()), ids: [row.campaignId] })
}
