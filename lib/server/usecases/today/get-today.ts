import type { TodayAnswer, TodayLists, TodayPart, TodayPlan } from '@/lib/contracts/today'
import { mostDryLists } from '@/lib/contracts/today-words'
import { sentenceOf } from '@/lib/server/core/errors'
import { startOfDay } from '@/lib/shared/dates'
import { toInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { comparePerformance } from '../agents/compare-performance'
import { assertMay } from '../assert-may'
import { dueCallbacks } from '../callbacks/due-callbacks'
import { getCampaigns } from '../campaigns/get-campaigns'
import type { Ctx } from '../desk'
import { dryLists } from '../lists/health/dry-lists'
import { planOfToday } from './plan-of-today'

/** How long somebody who comes first waits for what nobody has read yet; what takes longer is announced when it is there. */
const patienceMs = 1_500

/** The floor today. Every part is read once for all who look, has its own age, and fails by itself. */
export async function getToday(ctx: Ctx): Promise<TodayAnswer> {
  assertMay(ctx, 'floor.read')
  const { numbers, callbacks, lists } = ctx.today
  const reading = [numbers.refresh(() => readNumbers(ctx)), callbacks.refresh(() => readCallbacks(ctx)), lists.refresh(() => readLists(ctx))]
  const planning = readPlan(ctx)
  const isMissing = [numbers, callbacks, lists].some((part) => part.shown().readAt === null)
  if (isMissing) await Promise.race([Promise.all(reading), ctx.clock.sleep(patienceMs)])
  return { plan: await planning, numbers: numbers.shown(), callbacks: callbacks.shown(), lists: lists.shown(), now: toInstant(ctx.clock.now()) }
}

async function readPlan(ctx: Ctx): Promise<TodayPart<TodayPlan>> {
  try {
    const { problem } = await getCampaigns(ctx)
    const value = await planOfToday(ctx)
    return { value, readAt: value?.read.begunAt ?? null, problem }
  } catch (error) {
    return { value: null, readAt: null, problem: sentenceOf(error) }
  }
}

/** From midnight on the account's clock until now, beside the same weekday a week before up to the same time. */
async function readNumbers(ctx: Ctx) {
  const now = toInstant(ctx.clock.now())
  const from = startOfDay(dayInZone(now, ctx.environment.timeZone), ctx.environment.timeZone)
  const everything = { campaigns: [], lists: [], queues: [], users: [], statuses: [] }
  const { floor, meanings, range, compare, compareProblem, read } = await comparePerformance(ctx, { ...everything, from, to: now, compare: 'weekdays' })
  return { value: { floor, meanings, range, compare, compareProblem }, readAt: read.begunAt }
}

async function readCallbacks(ctx: Ctx) {
  const { readAt, ...value } = await dueCallbacks(ctx)
  return { value, readAt }
}

async function readLists(ctx: Ctx): Promise<{ value: TodayLists; readAt: string }> {
  const readAt = toInstant(ctx.clock.now())
  const { items, unknown } = await dryLists(ctx)
  const named = items.slice(0, mostDryLists).map(({ listId, name, campaignName, counts, freshHours, roundHours, flags }) => ({
    listId,
    name,
    campaignName,
    neverCalled: counts.neverCalled,
    hours: freshHours ?? roundHours,
    flags,
  }))
  return { value: { items: named, more: items.length - named.length, unknown }, readAt }
}
