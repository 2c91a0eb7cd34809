import type { RingingAnswer, RingingCheck } from '@/lib/contracts/people'
import type { RingingQuestion } from '@/lib/contracts/people-words'
import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import { startOfDay } from '@/lib/shared/dates'
import { toInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import { campaignView } from '../campaigns/campaign-view'
import { viewMaxAgeMs } from '../campaigns/get-campaigns'
import { observeCampaigns } from '../campaigns/observe-campaigns'
import { readCallWindows } from '../calls/read-call-windows'
import type { Ctx } from '../desk'
import { readCarriers } from './get-person'
import { keptPerson } from './kept-person'
import { firstSpan, shared } from './person-reads'
import {
  attemptsFinding, callbackFinding, campaignFinding, duplicatesFinding, listFinding, localTimeFinding, statusFinding, type Finding,
} from './ringing-checks'

const settledMs = 60_000
const dispositionsMs = 600_000

type Read = { finding: Finding; readAt: string }

/** Why a lead of this person is, or is not, ringing: each question with its evidence. What cannot be read is told as unknown. */
export async function whyRinging(ctx: Ctx, { key, leadId }: { key: string; leadId: string }): Promise<RingingAnswer> {
  const { phone } = await keptPerson(ctx, key)
  const [carriers] = await Promise.all([readCarriers(ctx, phone), ctx.people.open(ctx, key)])
  const leads = carriers.leads.map(({ lead }) => lead)
  const lead = leads.find(({ id }) => id === leadId)
  if (lead === undefined) throw new AppError('not_found', `No lead ${leadId} carries this number any more.`)
  const leadsReadAt = carriers.reads[0]?.begunAt ?? toInstant(ctx.clock.now())
  const own = (finding: Finding): Promise<Read> => Promise.resolve({ finding, readAt: leadsReadAt })
  const checks = await Promise.all([
    check('list', listCheck(ctx, lead)),
    check('campaign', campaignCheck(ctx, lead)),
    check('status', statusCheck(ctx, lead)),
    check('local-time', own(localTimeFinding(lead, ctx.clock.now()))),
    check('attempts', own(attemptsFinding(lead))),
    check('callback', callbackCheck(ctx, lead)),
    check('duplicates', duplicatesCheck(ctx, { phone, lead, leads })),
  ])
  return { leadId, checks, now: toInstant(ctx.clock.now()) }
}

async function check(question: RingingQuestion, reading: Promise<Read>): Promise<RingingCheck> {
  try {
    const { finding, readAt } = await reading
    return { question, ...finding, readAt }
  } catch (error) {
    return { question, verdict: 'unknown', evidence: sentenceOf(error), at: null, readAt: null }
  }
}

/** Both statuses are asked apart: the upstream wants one or the other. */
async function readLists(ctx: Ctx, id: string) {
  const reads = await Promise.all([true, false].map((active) => ctx.dialer.lists.search({ active, id }, { maxAgeMs: settledMs })))
  return { lists: reads.flatMap(({ data }) => data), readAt: reads.map(({ begunAt }) => begunAt).sort()[0] ?? '' }
}

async function listCheck(ctx: Ctx, lead: Lead): Promise<Read> {
  if (lead.listId === null) return { finding: listFinding(lead, []), readAt: toInstant(ctx.clock.now()) }
  const { lists, readAt } = await readLists(ctx, lead.listId)
  return { finding: listFinding(lead, lists), readAt }
}

async function campaignCheck(ctx: Ctx, lead: Lead): Promise<Read> {
  const observing = observeCampaigns(ctx, { maxAgeMs: viewMaxAgeMs })
  observing.catch(() => undefined)
  const listed = lead.campaignId ?? (lead.listId === null ? null : ((await readLists(ctx, lead.listId)).lists[0]?.campaignId ?? null))
  await observing
  const campaignId = listed ?? idOfName(ctx, lead.campaignName)
  const campaign = campaignId === null ? null : campaignView(ctx, campaignId)
  return { finding: campaignFinding(campaignId, campaign), readAt: campaign?.read?.begunAt ?? toInstant(ctx.clock.now()) }
}

/** Two campaigns of one name would be a guess. */
function idOfName(ctx: Ctx, name: string | null): string | null {
  const [campaign, ...others] = ctx.board.latest()?.data.filter((each) => each.name === name) ?? []
  return others.length === 0 ? (campaign?.id ?? null) : null
}

async function statusCheck(ctx: Ctx, lead: Lead): Promise<Read> {
  const { data, begunAt } = await ctx.dialer.dispositions.search('', { maxAgeMs: dispositionsMs })
  return { finding: statusFinding(lead, data), readAt: begunAt }
}

async function callbackCheck(ctx: Ctx, lead: Lead): Promise<Read> {
  const { data, begunAt } = await ctx.dialer.callbacks.search({ leadId: lead.id, limit: 1_000 }, shared)
  const own = data.items.filter(({ leadId }) => leadId === lead.id)
  return { finding: callbackFinding(own, ctx.clock.now()), readAt: begunAt }
}

async function duplicatesCheck(ctx: Ctx, { phone, lead, leads }: { phone: string; lead: Lead; leads: readonly Lead[] }): Promise<Read> {
  const now = ctx.clock.now()
  const zone = ctx.environment.timeZone
  const midnight = startOfDay(dayInZone(toInstant(now), zone), zone)
  const both = await Promise.all([{ phone }, { numberDialed: phone }].map((of) => callsSince(ctx, of, midnight)))
  const today = new Map(both.flat().map((call) => [call.id, call]))
  return { finding: duplicatesFinding(lead, leads, [...today.values()]), readAt: toInstant(now) }
}

/** The same question as the timeline's, so that one answer serves both. */
async function callsSince(ctx: Ctx, of: { phone: string } | { numberDialed: string }, since: string): Promise<Call[]> {
  const found: Call[] = []
  for await (const { calls, covered } of readCallWindows(ctx, { ...of, withRecordings: true }, { ...firstSpan(ctx), read: shared })) {
    found.push(...calls.filter(({ startedAt }) => startedAt !== null && startedAt >= since))
    if (covered !== null && covered < since) break
  }
  return found
}
