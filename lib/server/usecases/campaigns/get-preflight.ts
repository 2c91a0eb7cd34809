import type { Figure, Preflight } from '@/lib/contracts/campaigns'
import type { Lead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import type { DialerCampaign } from '@/lib/server/ports/dialer'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { campaignView } from './campaign-view'
import { campaignIn, observeCampaigns } from './observe-campaigns'
import { callingHours, localClock } from './local-hours'

/** What would start if this campaign were switched on now. Parts that cannot be read say so; none of them blocks. */
export async function getPreflight(ctx: Ctx, campaignId: string): Promise<Preflight> {
  assertMay(ctx, 'campaigns.switch')
  const read = await observeCampaigns(ctx, { maxAgeMs: 2_000 })
  const campaign = campaignIn(read, campaignId)
  const [{ activeLists, dialableLeads }, agentsNow] = await Promise.all([countLeads(ctx, campaignId), countAgents(ctx, campaignId)])
  const local = localClock(campaign.timeZone, ctx.clock.now())
  const facts = { activeLists, dialableLeads, agentsNow, timeZone: campaign.timeZone, localTime: local?.time ?? null, insideCallingHours: local?.isInside ?? null }
  return {
    campaignId,
    name: campaign.name,
    state: campaignView(ctx, campaignId)?.state ?? 'unknown',
    ...facts,
    sentence: sentenceFor(campaign, facts),
    checkedAt: toInstant(ctx.clock.now()),
  }
}

const failed = (problem: string): Figure => ({ value: null, answeredAt: null, problem })

async function countAgents(ctx: Ctx, campaignId: string): Promise<Figure> {
  try {
    const read = await ctx.dialer.agents.monitor({}, { maxAgeMs: 15_000 })
    const value = read.data.filter((agent) => agent.campaignId === campaignId && agent.state !== 'offline').length
    return { value, answeredAt: read.answeredAt, problem: null }
  } catch (error) {
    return failed(sentenceOf(error))
  }
}

async function countLeads(ctx: Ctx, campaignId: string): Promise<{ activeLists: Figure; dialableLeads: Figure }> {
  try {
    const lists = await ctx.dialer.lists.search({ active: true, campaignId }, { maxAgeMs: 10_000 })
    const activeLists: Figure = { value: lists.data.length, answeredAt: lists.answeredAt, problem: null }
    if (lists.data.length === 0) return { activeLists, dialableLeads: { ...activeLists, value: 0 } }
    return { activeLists, dialableLeads: await countDialable(ctx, lists.data.map((list) => list.id)) }
  } catch (error) {
    return { activeLists: failed(sentenceOf(error)), dialableLeads: failed(sentenceOf(error)) }
  }
}

/** One request: all active lists, all dispositions that are not final. Convoso ignores filters it does not know, so its row is checked. */
async function countDialable(ctx: Ctx, listIds: string[]): Promise<Figure> {
  try {
    const known = await ctx.dialer.dispositions.search('', { maxAgeMs: 600_000 })
    const statuses = known.data.filter((row) => !row.final && !row.dnc).map((row) => row.code)
    const read = await ctx.dialer.leads.search({ listIds, statuses, limit: 1 }, { maxAgeMs: 10_000 })
    const isFiltered = read.data.items.every((lead: Lead) => statuses.includes(lead.status) && lead.listId !== null && listIds.includes(lead.listId))
    if (!isFiltered || read.data.total === null) throw new AppError('upstream_unreadable', 'Convoso did not count by list and status.')
    return { value: read.data.total, answeredAt: read.answeredAt, problem: null }
  } catch (error) {
    return failed(sentenceOf(error))
  }
}

type Facts = Pick<Preflight, 'activeLists' | 'dialableLeads' | 'agentsNow' | 'timeZone' | 'localTime' | 'insideCallingHours'>

function sentenceFor(campaign: DialerCampaign, facts: Facts): string {
  const lists = count(facts.activeLists, 'active list', 'an unknown number of active lists')
  const leads = count(facts.dialableLeads, 'dialable lead', 'an unknown number of dialable leads')
  const agents = count(facts.agentsNow, 'agent', 'an unknown number of agents')
  const hours =
    facts.localTime === null
      ? 'its local time is not known'
      : `it is ${facts.localTime} there (${campaign.timeZone}), ${facts.insideCallingHours === true ? 'inside' : 'OUTSIDE'} ${callingHours.from}–${callingHours.to}`
  return `Turning on ${campaign.name} starts dialing ${leads} on ${lists} with ${agents} on it now; ${hours}.`
}

function count(figure: Figure, noun: string, unknown: string): string {
  if (figure.value === null) return unknown
  return `${figure.value.toLocaleString('en-US')} ${noun}${figure.value === 1 ? '' : 's'}`
}
