import type { SwitchAnswer } from '@/lib/contracts/campaigns'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { DialerCampaign } from '@/lib/server/ports/dialer'
import type { StoredSwitch } from '@/lib/server/ports/store'
import { beginAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { campaignIn, observeCampaigns } from './observe-campaigns'
import { rememberPlan, settleSwitch } from './settle-switch'
import { switchAct } from './switch-act'
import { withCampaignLock } from './with-campaign-lock'

/** `insists`: waits its turn behind an opposite switch instead of being refused; Stop all does. */
export type SwitchOrder = { campaignId: string; active: boolean; expectedActive: boolean; reason?: string | undefined; runId?: string; insists?: boolean }
export type SwitchResult = { switchId: string; outcome: SwitchAnswer['outcome'] }

/** Pauses before each of the three read-backs, in ms: together well under ten seconds. */
const readBackPauses = [0, 1_000, 3_000]

/** A read this young is enough to decide that a write is needed: at worst the write repeats what somebody did outside a moment ago. */
const youngMs = 5_000

/**
 * Switches one campaign and proves it: a young read, intent in the audit, one write, up to three read-backs.
 * That nothing needs to be done, or that the screen was wrong, is only said after a fresh read.
 * Throws conflict (with the truth), not_found, upstream_* (definitely not done). Without proof it answers `unknown`.
 */
export async function applySwitch(ctx: Ctx, order: SwitchOrder): Promise<SwitchResult> {
  if (order.insists !== true) refuseOpposite(ctx, order)
  return await withCampaignLock(ctx, order.campaignId, async () => {
    const known = campaignToTurn(ctx, order)
    if (known !== undefined) return await write(ctx, order, known)
    const read = await observeCampaigns(ctx, { begunAfter: ctx.clock.now() })
    const campaign = campaignIn(read, order.campaignId)
    const open = ctx.board.pending(order.campaignId)
    // An unanswered opposite write may still arrive: then "already so" is no proof, and the wish is written again.
    const mayTurn = open !== undefined && open.desired !== order.active
    if (campaign.active === order.active && !mayTurn) return await leaveAsIs(ctx, campaign)
    if (campaign.active !== order.active && campaign.active !== order.expectedActive) throw conflict(campaign)
    return await write(ctx, order, campaign)
  })
}

/** The campaign as the desk saw it a moment ago, when that already shows exactly the state that is to be left; undefined otherwise. */
function campaignToTurn({ board, clock }: Ctx, order: SwitchOrder): DialerCampaign | undefined {
  const read = board.latest()
  if (read === null || board.problem() !== null || board.pending(order.campaignId) !== undefined) return undefined
  // Instants hold whole milliseconds, the clock does not.
  if (fromInstant(read.begunAt) < Math.floor(Math.max(clock.now() - youngMs, board.lastWriteEnd(order.campaignId)))) return undefined
  const campaign = read.data.find(({ id }) => id === order.campaignId)
  const isToTurn = campaign?.active === order.expectedActive && campaign.active !== order.active
  return isToTurn ? campaign : undefined
}

/** Two people who want opposite things: the later one is told, not queued. */
function refuseOpposite(ctx: Ctx, order: SwitchOrder): void {
  const open = ctx.board.pending(order.campaignId)
  if (open?.status !== 'sending' || open.desired === order.active) return
  throw new AppError('conflict', `${open.actorName} is switching this campaign ${open.desired ? 'on' : 'off'} right now.`, {
    current: { pending: { desired: open.desired, by: open.actorName, since: open.beganAt } },
  })
}

const conflict = (campaign: DialerCampaign): AppError =>
  new AppError('conflict', `Nothing was switched: ${campaign.name} is ${campaign.active ? 'on' : 'off'}, not ${campaign.active ? 'off' : 'on'} as this screen showed.`, {
    current: { active: campaign.active },
  })

/** Already so: nothing is written, but a person's wish is the plan from now on. */
async function leaveAsIs(ctx: Ctx, campaign: DialerCampaign): Promise<SwitchResult> {
  if (ctx.board.pending(campaign.id) === undefined) await rememberPlan(ctx, { campaignId: campaign.id, desired: campaign.active })
  return { switchId: ctx.newId(), outcome: 'unchanged' }
}

async function write(ctx: Ctx, order: SwitchOrder, campaign: DialerCampaign): Promise<SwitchResult> {
  await supersede(ctx, order.campaignId)
  const row = await keepIntent(ctx, order, campaign)
  ctx.board.putPending(row)
  announce(ctx, row)
  try {
    return await sendAndProve(ctx, row, order.reason)
  } finally {
    // Only a store that failed in the middle leaves it "sending": then nobody knows, and a later read settles it.
    const open = ctx.board.pending(row.campaignId)
    if (open?.id === row.id && open.status === 'sending') ctx.board.putPending({ ...row, status: 'unknown', endedAt: toInstant(ctx.clock.now()) })
  }
}

/** Durable before the request leaves, in one commit: the intent in the audit and the switch in the ledger. */
async function keepIntent(ctx: Ctx, order: SwitchOrder, campaign: DialerCampaign): Promise<StoredSwitch> {
  const named = { campaignId: campaign.id, campaignName: campaign.name, desired: order.active }
  return await ctx.store.together(async (store) => {
    const actId = await beginAct({ ...ctx, store: { ...ctx.store, ...store } }, switchAct(named, order.reason))
    const row = newSwitch(ctx, { ...named, actId, runId: order.runId ?? null })
    await store.switches.insert(row)
    return row
  })
}

async function sendAndProve(ctx: Ctx, row: StoredSwitch, reason: string | undefined): Promise<SwitchResult> {
  try {
    await ctx.dialer.campaigns.setActive(row.campaignId, row.desired)
  } catch (error) {
    if (!mayHaveArrived(error)) throw await notDone(ctx, row, { error, reason })
    return await prove(ctx, row, { reason, answered: false })
  }
  return await prove(ctx, row, { reason, answered: true })
}

const mayHaveArrived = (error: unknown): boolean => !isAppError(error) || error.details.sent === 'maybe'

async function notDone(ctx: Ctx, row: StoredSwitch, { error, reason }: { error: unknown; reason: string | undefined }): Promise<unknown> {
  const endedAt = ctx.clock.now()
  const code = isAppError(error) ? error.details.upstreamCode : undefined
  const sentence = isAppError(error) ? error.message : 'internal error'
  await settleSwitch(ctx, row, { status: 'failed', endedAt: toInstant(endedAt), upstream: code === undefined ? sentence : `Code ${code}: ${sentence}`, reason })
  ctx.board.dropPending(row.campaignId, endedAt)
  announce(ctx, row)
  await observeCampaigns(ctx, { begunAfter: endedAt }).catch((cause: unknown) => {
    ctx.log.warn({ error: cause, campaignId: row.campaignId }, 'no read after a refused switch')
  })
  return error
}

async function prove(ctx: Ctx, row: StoredSwitch, { reason, answered }: { reason: string | undefined; answered: boolean }): Promise<SwitchResult> {
  const endedAt = ctx.clock.now()
  const said = answered ? 'success' : 'no answer'
  for (const pause of readBackPauses) {
    if (pause > 0) await ctx.clock.sleep(pause)
    if (!(await isShown(ctx, row, Math.max(endedAt, ctx.clock.now())))) continue
    await settleSwitch(ctx, row, { status: 'confirmed', endedAt: toInstant(endedAt), upstream: `${said}; read back as ${row.desired ? 'on' : 'off'}`, reason })
    ctx.board.dropPending(row.campaignId, endedAt)
    announce(ctx, row)
    return { switchId: row.id, outcome: 'confirmed' }
  }
  const open: StoredSwitch = { ...row, status: 'unknown', endedAt: toInstant(endedAt) }
  await settleSwitch(ctx, row, { status: 'unknown', endedAt: open.endedAt, upstream: `${said}; not yet seen in a read`, reason })
  ctx.board.putPending(open)
  announce(ctx, row)
  return { switchId: row.id, outcome: 'unknown' }
}

async function isShown(ctx: Ctx, row: StoredSwitch, begunAfter: number): Promise<boolean> {
  try {
    const read = await observeCampaigns(ctx, { begunAfter })
    return read.data.find((campaign) => campaign.id === row.campaignId)?.active === row.desired
  } catch (error) {
    ctx.log.warn({ error, campaignId: row.campaignId }, 'read-back failed')
    return false
  }
}

/** A new decision of a person ends the wait for an older, unanswered one. */
async function supersede(ctx: Ctx, campaignId: string): Promise<void> {
  const open = ctx.board.pending(campaignId)
  if (open === undefined) return
  await ctx.store.switches.settle(open.id, 'failed', open.endedAt)
  ctx.board.dropPending(campaignId, null)
}

const announce = (ctx: Ctx, row: StoredSwitch): void =>
  ctx.events.publish({ kind: 'campaigns.changed', at: toInstant(ctx.clock.now()), ids: [row.campaignId] })

type NewSwitch = Pick<StoredSwitch, 'campaignId' | 'campaignName' | 'desired' | 'actId' | 'runId'>

const newSwitch = (ctx: Ctx, order: NewSwitch): StoredSwitch => ({
  ...order,
  id: ctx.newId(),
  actorId: ctx.actor.userId,
  actorName: ctx.actor.name,
  status: 'sending',
  beganAt: toInstant(ctx.clock.now()),
  endedAt: null,
})
