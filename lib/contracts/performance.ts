import * as z from 'zod/mini'
import { instant, readStamp, upstreamId } from './paging'
import { longestRatioName, measures, trendSteps } from './performance-words'

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
const several = <T extends z.ZodMiniType>(one: T) => z.pipe(z.transform(oneOrMore), z._default(z.array(one).check(z.maxLength(200)), []))
const code = z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))

/** Whose sums: an empty list means all. */
export const performanceFilters = z.object({
  campaigns: several(upstreamId),
  lists: several(upstreamId),
  queues: several(upstreamId),
  users: several(upstreamId),
  statuses: several(code),
})
export type PerformanceFilters = z.output<typeof performanceFilters>

const span = { from: instant, to: instant }
const isForward = z.refine<{ from: string; to: string }>(({ from, to }) => Date.parse(from) <= Date.parse(to), 'ends before it begins')

/** `weekdays`: the same weekdays of the weeks before; `previous`: the stretch right before; or `<from>..<to>` of one's own choice. */
const compareTo = z._default(z.string().check(z.regex(/^(weekdays|previous|none|[\dT:.Z+-]{16,40}\.\.[\dT:.Z+-]{16,40})$/, 'is no comparison')), 'weekdays')

export const performanceQuery = z.strictObject({ ...performanceFilters.shape, ...span, compare: compareTo }).check(isForward)
export type PerformanceQuery = z.output<typeof performanceQuery>

const count = z.nullable(z.number())
export const sums = z.object({
  calls: z.number(), humans: z.number(), machines: z.number(),
  talkSeconds: z.number(), waitSeconds: z.number(), wrapSeconds: z.number(), pauseSeconds: z.number(), totalSeconds: z.number(),
  contacts: count, successes: count, unsorted: count,
})

/** What about a row does not fit together; it is shown as it came. */
export const oddities = z.enum(['times-missing', 'times-differ', 'calls-differ'])
export type Oddity = z.infer<typeof oddities>

export const agentRow = z.object({
  userId: z.string(),
  name: z.string(),
  /** Null: Convoso names no activity of this agent in the range. */
  now: z.nullable(sums),
  before: z.nullable(sums),
  oddities: z.array(oddities),
})
export type AgentRow = z.infer<typeof agentRow>

const stretch = z.object({ ...span, hours: z.number() })
export type Stretch = z.infer<typeof stretch>

export const performanceAnswer = z.object({
  items: z.array(agentRow),
  range: z.extend(stretch, { isRunning: z.boolean() }),
  compare: z.nullable(stretch),
  /** All rows together. */
  floor: z.object({ now: sums, before: z.nullable(sums) }),
  meanings: z.object({
    source: z.enum(['convoso', 'settings', 'unsorted']),
    /** The codes behind contacts and successes, for links to those calls. */
    contactCodes: z.array(z.string()),
    successCodes: z.array(z.string()),
    problem: z.nullable(z.string()),
  }),
  /** Why there is nothing to compare with, when it was asked for. */
  compareProblem: z.nullable(z.string()),
  read: readStamp,
  now: instant,
})
export type PerformanceAnswer = z.infer<typeof performanceAnswer>

export const trendQuery = z
  .strictObject({
    ...performanceFilters.shape,
    ...span,
    by: z._default(z.enum(trendSteps), 'day'),
    /** With the contacts, which cost one more request for each point that is not kept with them. */
    contacts: z.optional(z.literal('1')),
  })
  .check(isForward)
export type TrendQuery = z.output<typeof trendQuery>

const band = z.nullable(z.object({ low: z.number(), median: z.number(), high: z.number(), count: z.number() }))

/** One day or hour on the account's clock. `sums` are those of the chosen agents, `floor` those of everybody; their contacts are null unless asked for. */
export const trendPoint = z.object({
  kind: z.literal('point'),
  /** `2026-11-21` or `2026-11-21 14`. */
  key: z.string(),
  ...span,
  hours: z.number(),
  sums: z.nullable(sums),
  floor: z.nullable(sums),
  agents: z.number(),
  bands: z.object({ callsPerHour: band, talkShare: band, contactRate: band }),
  /** `kept`: from our store, not asked again. `running`: not over yet. */
  state: z.enum(['kept', 'fresh', 'running', 'failed']),
  readAt: z.nullable(instant),
  problem: z.nullable(z.string()),
})
export type TrendPoint = z.infer<typeof trendPoint>

export const trendPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), points: z.number(), kept: z.number(), now: instant }),
  trendPoint,
  z.object({ kind: z.literal('end'), asked: z.number(), failed: z.number(), now: instant }),
])
export type TrendPart = z.infer<typeof trendPart>

/** Days of the account's calendar, both included, whose kept sums are to be read anew. */
export const rereadInput = z.strictObject({ fromDay: z.iso.date(), toDay: z.iso.date() })
export type RereadInput = z.output<typeof rereadInput>
export const rereadAnswer = z.object({ days: z.number() })

const measure = z.enum(measures)
export const ratio = z.object({ id: z.string(), name: z.string(), numerator: measure, denominator: measure, createdBy: z.string(), createdAt: instant })
export type Ratio = z.infer<typeof ratio>
export const ratiosAnswer = z.object({ items: z.array(ratio) })
export type RatiosAnswer = z.infer<typeof ratiosAnswer>
export const newRatioInput = z
  .strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestRatioName)), numerator: measure, denominator: measure })
  .check(z.refine(({ numerator, denominator }) => numerator !== denominator, { error: 'must be two different measures', path: ['denominator'] }))
export type NewRatioInput = z.output<typeof newRatioInput>

export const agentDayQuery = z.strictObject({ day: z.iso.date() })
/** A call as the timeline of a day draws it: nothing about the person called. */
export const dayCall = z.object({
  id: z.string(), startedAt: z.nullable(instant), seconds: z.nullable(z.number()), status: z.string(), statusName: z.nullable(z.string()),
  contact: z.nullable(z.boolean()), campaignName: z.nullable(z.string()),
})
export type DayCall = z.infer<typeof dayCall>
export const agentDayAnswer = z.object({ items: z.array(dayCall), day: z.string(), ...span, isCut: z.boolean(), read: readStamp, now: instant })
export type AgentDayAnswer = z.infer<typeof agentDayAnswer>

export const convosoUserChoice = z.object({ id: z.string(), name: z.string(), active: z.boolean() })
export const convosoUsersAnswer = z.object({ items: z.array(convosoUserChoice), now: instant })
export type ConvosoUsersAnswer = z.infer<typeof convosoUsersAnswer>
