import type { Campaign } from '@/lib/contracts/campaigns'
import { stateMaxAgeMs } from '@/lib/contracts/campaigns-words'
import { fromInstant } from '@/lib/shared/instant'

/** What the screen may say about a campaign now. `readAt` is when the read that proves it began. */
export type ShownState =
  | { kind: 'on' | 'off'; readAt: string }
  | { kind: 'switching'; desired: boolean; by: string | null }
  | { kind: 'unknown'; reason: 'unanswered' | 'old' | 'never-read'; last: { active: boolean; at: string } | null }

export type StateKind = ShownState['kind']

type Moment = {
  /** The server's clock, in ms since the epoch. */
  nowMs: number
  /** A switch of this browser that has not been answered yet. */
  inFlight?: { active: boolean } | undefined
}

/** Never says more than the last read proves: old, unanswered and never read are all "unknown". */
export function shownState(campaign: Pick<Campaign, 'state' | 'active' | 'read' | 'pending'>, { nowMs, inFlight }: Moment): ShownState {
  if (inFlight !== undefined) return { kind: 'switching', desired: inFlight.active, by: null }
  if (campaign.state === 'switching') {
    return { kind: 'switching', desired: campaign.pending?.desired ?? campaign.active !== true, by: campaign.pending?.by ?? null }
  }
  const { read, active } = campaign
  const last = read === null || active === null ? null : { active, at: read.begunAt }
  if (campaign.pending !== null) return { kind: 'unknown', reason: 'unanswered', last }
  if (last === null) return { kind: 'unknown', reason: 'never-read', last }
  if (campaign.state === 'unknown' || nowMs - fromInstant(last.at) > stateMaxAgeMs) return { kind: 'unknown', reason: 'old', last }
  return { kind: campaign.state, readAt: last.at }
}
