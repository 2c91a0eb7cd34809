import * as z from 'zod/mini'
import { campaignState } from './campaigns'
import { listFlags } from './list-health-words'
import { hoursLeft } from './list-health'
import { instant, readStamp, upstreamId } from './paging'
import { performanceAnswer } from './performance'
import { planSources } from './today-words'

const count = z.int().check(z.nonnegative())

/** One of the sources of the page, read by itself: no value and no problem means not loaded yet. */
const part = <T extends z.ZodMiniType>(value: T) => z.object({ value: z.nullable(value), readAt: z.nullable(instant), problem: z.nullable(z.string()) })

/** A campaign that is not as somebody wanted it. */
export const planGap = z.object({
  campaignId: upstreamId,
  name: z.string(),
  planned: z.boolean(),
  source: z.enum(planSources),
  state: campaignState,
  /** When the state last changed by anybody's hand, as far as seen here. */
  since: z.nullable(instant),
})
export type PlanGap = z.infer<typeof planGap>

const plan = z.object({
  gaps: z.array(planGap),
  asPlanned: count,
  /** Nobody has set them here, and they are in no open stop set. */
  unplanned: count,
  states: z.object({ on: count, off: count, switching: count, unknown: count }),
  silent: z.array(z.object({ campaignId: upstreamId, name: z.string(), lastCallAt: z.nullable(instant) })),
  read: readStamp,
})
export type TodayPlan = z.infer<typeof plan>

const numbers = z.pick(performanceAnswer, { floor: true, meanings: true, range: true, compare: true, compareProblem: true })
export type TodayNumbers = z.infer<typeof numbers>

const callbacks = z.object({ overdue: count, nextHour: count, ownerAbsent: z.nullable(count), isCut: z.boolean() })
export type TodayCallbacks = z.infer<typeof callbacks>

const dryList = z.object({
  listId: upstreamId,
  name: z.string(),
  campaignName: z.nullable(z.string()),
  neverCalled: z.nullable(count),
  hours: z.nullable(hoursLeft),
  flags: z.array(z.enum(listFlags)),
})
const lists = z.object({ items: z.array(dryList), more: count, unknown: count })
export type TodayLists = z.infer<typeof lists>

export const todayAnswer = z.object({ plan: part(plan), numbers: part(numbers), callbacks: part(callbacks), lists: part(lists), now: instant })
export type TodayAnswer = z.infer<typeof todayAnswer>
export type TodayPart<T> = { value: T | null; readAt: string | null; problem: string | null }
