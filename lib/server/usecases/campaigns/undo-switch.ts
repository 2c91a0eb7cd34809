import type { AuditEntry } from '@/lib/contracts/audit'
import { switchAnswer, type SwitchAnswer, type UndoSwitchInput } from '@/lib/contracts/campaigns'
import { activeIn, overtakenBy } from '@/lib/contracts/undo-switch-words'
import { AppError } from '@/lib/server/core/errors'
import type { DialerCampaign } from '@/lib/server/ports/dialer'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { applySwitch } from './apply-switch'
import { campaignView } from './campaign-view'
import { campaignIn, observeCampaigns } from './observe-campaigns'

export type UndoSwitch = UndoSwitchInput & { campaignId: string; idempotencyKey: string }

/**
 * Takes back one switch, as a switch of its own that names it; the state it left is the one that is expected.
 * Throws conflict (with the truth) when the campaign was switched since by anybody, not_found; else as switchCampaign.
 */
export async function undoSwitch(ctx: Ctx, { idempotencyKey, ...order }: UndoSwitch): Promise<SwitchAnswer> {
  assertMay(ctx, 'campaigns.switch')
  const { campaignId } = order
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: switchAnswer,
    run: async () => {
      // First, so that a change made outside a moment ago stands among the acts.
      const campaign = campaignIn(await observeCampaigns(ctx, { begunAfter: ctx.clock.now() }), campaignId)
      const entries = await newestActs(ctx, campaignId)
      const undone = doneSwitch(entries, order.actId)
      const later = overtakenBy(entries, order)
      if (later !== null) throw overtaken(campaign, later)
      const result = await applySwitch(ctx, { campaignId, active: !undone.active, expectedActive: undone.active, reason: reasonOf(undone, order.reason) })
      const view = campaignView(ctx, campaignId)
      if (view === null) throw new AppError('not_found', `Convoso lists no campaign with id ${campaignId}.`)
      return { ...result, campaign: view }
    },
  })
}

/** The last act is wanted, so the newest are enough. */
const newestCount = 200

async function newestActs(ctx: Ctx, campaignId: string): Promise<AuditEntry[]> {
  const entries = await ctx.store.audit.search({ action: ['campaigns.switch', 'campaigns.drift'], outcome: [], actor: '', target: campaignId, limit: newestCount })
  return entries.filter((entry) => entry.targetId === campaignId)
}

type Undone = { seq: number; active: boolean; by: string }

/** `entries` newest first. */
function doneSwitch(entries: readonly AuditEntry[], actId: string): Undone {
  const act = entries.filter((entry) => entry.actId === actId && entry.action === 'campaigns.switch')
  const [latest] = act
  const active = activeIn(latest?.after)
  const wasDone = latest?.outcome === 'succeeded' || latest?.outcome === 'unknown'
  if (latest === undefined || active === null || !wasDone)
    throw new AppError('not_found', 'There is no such switch among the newest of this campaign, or it was never carried out.')
  return { seq: act.at(-1)?.seq ?? latest.seq, active, by: latest.actorName }
}

function overtaken(campaign: DialerCampaign, later: AuditEntry): AppError {
  const word = activeIn(later.after) === true ? 'on' : 'off'
  const who = later.action === 'campaigns.drift' ? 'it was turned' : `${later.actorName} turned it`
  const where = later.action === 'campaigns.drift' ? ' outside Switchyard' : ''
  return new AppError(
    'conflict',
    `Nothing was switched: ${campaign.name} is ${campaign.active ? 'on' : 'off'}, and ${who} ${word}${where} after the switch you wanted to undo (#${later.seq}).`,
    { current: { active: campaign.active } },
  )
}

const reasonOf = ({ seq, active, by }: Undone, typed: string | undefined): string => {
  const undo = `Undo of #${seq}: turned ${active ? 'on' : 'off'} by ${by}`
  return typed === undefined || typed === '' ? undo : `${undo}. ${typed}`
}
