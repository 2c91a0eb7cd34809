import type { CampaignDetail } from '@/lib/contracts/campaigns'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { AppError, isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { Read } from '@/lib/server/ports/dialer'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { campaignView } from './campaign-view'
import { viewMaxAgeMs } from './get-campaigns'
import { observeCampaigns } from './observe-campaigns'

const mostCallbacks = 5_000

type Part<T> = { data: T | null; answeredAt: string | null; problem: string | null }

/** One campaign with what surrounds it now. Each part fails alone, with its own sentence. */
export async function getCampaign(ctx: Ctx, campaignId: string): Promise<CampaignDetail> {
  assertMay(ctx, 'floor.read')
  const failure = await observeCampaigns(ctx, { maxAgeMs: viewMaxAgeMs }).then(
    () => null,
    (error: unknown) => error,
  )
  const known = campaignView(ctx, campaignId)
  if (known === null) throw isAppError(failure) ? failure : new AppError('not_found', `Convoso lists no campaign with id ${campaignId}.`)
  const [lists, agents, callbacks] = await Promise.all([getLists(ctx, campaignId), getAgents(ctx, campaignId), getCallbacks(ctx, campaignId)])
  await ctx.figures.recentCalls.refresh(30_000)
  return {
    campaign: campaignView(ctx, campaignId) ?? known,
    now: toInstant(ctx.clock.now()),
    lists,
    agents,
    outcomes: ctx.figures.recentCalls.outcomes(campaignId),
    callbacks,
  }
}

/** Both statuses are asked apart: the upstream wants one or the other. */
const getLists = (ctx: Ctx, campaignId: string): Promise<CampaignDetail['lists']> =>
  inPart(async () => {
    const [on, off] = await Promise.all(
      [true, false].map((active) => ctx.dialer.lists.search({ active, campaignId }, { maxAgeMs: 60_000 })),
    )
    if (on === undefined || off === undefined) throw new AppError('internal', 'The lists could not be put together.')
    const rows = [...on.data, ...off.data].map(({ id, name, active, lastCalledAt }) => ({ id, name, active, lastCalledAt }))
    return { data: rows, answeredAt: on.answeredAt < off.answeredAt ? on.answeredAt : off.answeredAt }
  })

const getAgents = (ctx: Ctx, campaignId: string): Promise<CampaignDetail['agents']> =>
  inPart(async () => {
    const read = await ctx.dialer.agents.monitor({}, { maxAgeMs: 15_000 })
    const own = read.data.filter((agent) => agent.campaignId === campaignId && agent.state !== 'offline')
    return {
      answeredAt: read.answeredAt,
      data: own.map((agent) => ({ userId: agent.userId, name: agent.name, state: agent.state, label: agent.label, seconds: agent.secondsInState })),
    }
  })

/** Lateness is ours to tell, by the clock: the upstream names it in several spellings. */
const getCallbacks = (ctx: Ctx, campaignId: string): Promise<CampaignDetail['callbacks']> =>
  inPart(async () => {
    // Whether "pending" includes the late ones is not documented: both are asked and told apart by id.
    const reads = await Promise.all(
      (['pending', 'past-due'] as const).map((stage) => ctx.dialer.callbacks.search({ campaignId, stage, limit: mostCallbacks }, { maxAgeMs: 60_000 })),
    )
    if (reads.some((read) => read.data.items.length >= mostCallbacks))
      throw new AppError('payload_too_large', `This campaign has more than ${mostCallbacks} open callbacks; they are not counted here.`)
    const open = new Map(reads.flatMap((read) => read.data.items).map((row) => [row.id, row]))
    const now = ctx.clock.now()
    const overdue = [...open.values()].filter((row) => row.dueAt !== null && fromInstant(row.dueAt) < now).length
    return { data: { pending: open.size, overdue }, answeredAt: reads.map((read) => read.answeredAt).sort()[0] ?? toInstant(now) }
  })

async function inPart<T>(run: () => Promise<{ data: T; answeredAt: Read<T>['answeredAt'] }>): Promise<Part<T>> {
  try {
    return { ...(await run()), problem: null }
  } catch (error) {
    return { data: null, answeredAt: null, problem: sentenceOf(error) }
  }
}
