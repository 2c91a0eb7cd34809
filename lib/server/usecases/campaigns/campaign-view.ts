import type { Campaign, CampaignState } from '@/lib/contracts/campaigns'
import { stateMaxAgeMs } from '@/lib/contracts/campaigns-words'
import { fromInstant } from '@/lib/shared/instant'
import type { DialerCampaign, Read } from '@/lib/server/ports/dialer'
import type { Desk } from '../desk'
import type { CampaignBoard } from './board'

/** One campaign as the screens show it; null when the newest read does not list it. */
export function campaignView(desk: Desk, campaignId: string): Campaign | null {
  const read = desk.board.latest()
  const row = read?.data.find((campaign) => campaign.id === campaignId)
  return read === null || row === undefined ? null : viewOf(desk, row, read)
}

/** All of them. Many browsers ask in the same second: while nothing changed they share one answer. */
export function campaignViews(desk: Desk): Campaign[] {
  const read = desk.board.latest()
  if (read === null) return []
  const key = `${desk.board.version()} ${desk.figures.version()} ${Math.floor(desk.clock.now() / 1_000)} ${isOld(desk, read)}`
  const known = shared.get(desk.board)
  if (known?.key === key) return known.views
  const views = read.data.map((row) => viewOf(desk, row, read))
  shared.set(desk.board, { key, views })
  return views
}

const shared = new WeakMap<CampaignBoard, { key: string; views: Campaign[] }>()

function viewOf(desk: Desk, row: DialerCampaign, read: Read<DialerCampaign[]>): Campaign {
  const pending = desk.board.pending(row.id)
  const stored = desk.board.stored(row.id)
  return {
    id: row.id,
    name: row.name,
    state: stateOf(desk, row, read),
    active: row.active,
    read: { begunAt: read.begunAt, answeredAt: read.answeredAt },
    lastCallAt: row.lastCallAt,
    timeZone: row.timeZone,
    pending: pending === undefined ? null : { switchId: pending.id, desired: pending.desired, since: pending.beganAt, by: pending.actorName },
    drift:
      stored === undefined || stored.driftSeenAt === null || stored.driftFrom === null || stored.driftFrom === row.active
        ? null
        : { from: stored.driftFrom, to: row.active, seenAt: stored.driftSeenAt },
    ...desk.figures.of(row.id),
  }
}

/** Only a read that began after our last write, less than a minute ago, says anything. */
function stateOf(desk: Desk, row: DialerCampaign, read: Read<DialerCampaign[]>): CampaignState {
  const pending = desk.board.pending(row.id)
  if (pending !== undefined) return pending.status === 'sending' ? 'switching' : 'unknown'
  if (fromInstant(read.begunAt) < Math.floor(desk.board.lastWriteEnd(row.id)) || isOld(desk, read)) return 'unknown'
  return row.active ? 'on' : 'off'
}

/** Instants hold whole milliseconds, the clock does not. */
const isOld = (desk: Desk, read: Read<DialerCampaign[]>): boolean => fromInstant(read.begunAt) < Math.floor(desk.clock.now()) - stateMaxAgeMs
