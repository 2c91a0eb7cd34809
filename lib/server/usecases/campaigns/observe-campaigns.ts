import { fromInstant, toInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import type { DialerCampaign, Read, ReadOptions } from '@/lib/server/ports/dialer'
import type { StoredCampaignState } from '@/lib/server/ports/store'
import type { Ctx, Desk } from '../desk'
import { recordObserved } from '../audit/record-act'
import { systemCtx } from '../system-ctx'
import { settleUnknown } from './settle-unknown'

/** Reads all campaign states and takes in what the read proves: drift, planned states, unknown switches. */
export async function observeCampaigns(desk: Desk, options: ReadOptions): Promise<Read<DialerCampaign[]>> {
  const before = desk.board.latest()
  const read = await readOrRemember(desk, options)
  if (read === before) return read
  await desk.mutex.run('campaign-board', () => takeIn(desk, read))
  // A store that is full or busy must not take the truth off the screens: what could not be written is tried with the next read.
  await settleUnknown(desk, read).catch((error: unknown) => desk.log.error({ error }, 'an unknown switch could not be settled'))
  return read
}

/** The row of one campaign, or not_found with a sentence. */
export function campaignIn(read: Read<DialerCampaign[]>, campaignId: string): DialerCampaign {
  const row = read.data.find((campaign) => campaign.id === campaignId)
  if (row === undefined) throw new AppError('not_found', `Convoso lists no campaign with id ${campaignId}.`)
  return row
}

async function readOrRemember(desk: Desk, options: ReadOptions): Promise<Read<DialerCampaign[]>> {
  try {
    return await desk.dialer.campaigns.search(options)
  } catch (error) {
    const sentence = sentenceOf(error)
    const isNews = desk.board.problem() !== sentence
    desk.board.fail(sentence)
    if (isNews) announceAll(desk)
    throw error
  }
}

async function takeIn(desk: Desk, read: Read<DialerCampaign[]>): Promise<void> {
  const latest = desk.board.latest()
  if (latest !== null && fromInstant(latest.begunAt) > fromInstant(read.begunAt)) return
  if (latest?.begunAt === read.begunAt && latest.answeredAt === read.answeredAt) return
  const next = read.data.map((campaign) => nextState(desk, campaign, read))
  const changed = next.filter((row) => desk.board.stored(row.campaignId)?.active !== row.active)
  const drifted = changed.filter((row) => row.driftSeenAt !== null && row.driftSeenAt === read.answeredAt)
  // Rows that only got older are not worth a durable write on every poll; what our own open switch did is written with its proof.
  const news = next.filter((row) => isNews(row, desk.board.stored(row.campaignId)) && desk.board.pending(row.campaignId) === undefined)
  const wasFailing = desk.board.problem() !== null
  desk.board.accept(read, next)
  if (wasFailing) announceAll(desk)
  await remember(desk, news, drifted).catch((error: unknown) => desk.log.error({ error }, 'changed states could not be written'))
  publish(desk, changed, drifted)
}

const isNews = (row: StoredCampaignState, known: StoredCampaignState | undefined): boolean =>
  known?.active !== row.active || known.planned !== row.planned || known.driftSeenAt !== row.driftSeenAt

function nextState(desk: Desk, campaign: DialerCampaign, read: Read<DialerCampaign[]>): StoredCampaignState {
  const known = desk.board.stored(campaign.id)
  const hasChanged = known !== undefined && known.active !== campaign.active
  const isOurs = isExplainedByOurWrite(desk, campaign, read)
  const isOutside = hasChanged && !isOurs
  const isWished = isOurs && desk.board.pending(campaign.id) !== undefined
  const kept = { planned: known?.planned ?? null, driftFrom: known?.driftFrom ?? null, driftSeenAt: known?.driftSeenAt ?? null }
  const seen = isOutside ? { driftFrom: known.active, driftSeenAt: read.answeredAt } : {}
  const wished = isWished ? { planned: campaign.active, driftFrom: null, driftSeenAt: null } : {}
  return {
    campaignId: campaign.id,
    campaignName: campaign.name,
    active: campaign.active,
    begunAt: read.begunAt,
    answeredAt: read.answeredAt,
    ...kept,
    ...seen,
    ...wished,
    changedAt: hasChanged ? read.answeredAt : (known?.changedAt ?? null),
  }
}

/** While a switch of ours is open, a change towards its wish is its effect, not somebody else's. */
function isExplainedByOurWrite(desk: Desk, campaign: DialerCampaign, read: Read<DialerCampaign[]>): boolean {
  const pending = desk.board.pending(campaign.id)
  if (pending !== undefined) return pending.desired === campaign.active && fromInstant(pending.beganAt) <= fromInstant(read.answeredAt)
  const planned = desk.board.stored(campaign.id)?.planned
  return planned === campaign.active && desk.board.lastWriteEnd(campaign.id) >= fromInstant(read.begunAt)
}

/** An outage and its end are news for every screen, although no state changed. */
const announceAll = (desk: Desk): void => desk.events.publish({ kind: 'campaigns.changed', at: toInstant(desk.clock.now()), ids: [] })

function publish(desk: Desk, changed: StoredCampaignState[], drifted: StoredCampaignState[]): void {
  const at = toInstant(desk.clock.now())
  if (changed.length > 0) desk.events.publish({ kind: 'campaigns.changed', at, ids: changed.map((row) => row.campaignId) })
  if (drifted.length > 0) desk.events.publish({ kind: 'campaigns.drifted', at, ids: drifted.map((row) => row.campaignId) })
}

async function remember(desk: Desk, news: StoredCampaignState[], drifted: StoredCampaignState[]): Promise<void> {
  if (news.length > 0) await desk.store.campaignStates.put(news)
  const ctx: Ctx = systemCtx(desk, 'Drift watch')
  for (const row of drifted) {
    await recordObserved(ctx, {
      action: 'campaigns.drift',
      target: { kind: 'campaign', id: row.campaignId, name: row.campaignName },
      before: { active: row.driftFrom },
      after: { active: row.active },
      reason: 'Changed outside Switchyard',
    })
  }
}
