import * as z from 'zod/mini'
import { callPageSizes, callTypes } from './calls-words'
import { searchKey } from './lead-search'
import { instant, readStamp, upstreamId } from './paging'
import { recording } from './recordings'

export const call = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  listId: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  /** Dialed by the system without an agent. */
  system: z.boolean(),
  phone: z.nullable(z.string()),
  numberDialed: z.nullable(z.string()),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  status: z.string(),
  statusName: z.nullable(z.string()),
  startedAt: z.nullable(instant),
  seconds: z.nullable(z.number()),
  callType: z.nullable(z.string()),
  endedBy: z.nullable(z.string()),
  queueId: z.nullable(z.string()),
  queueSeconds: z.nullable(z.number()),
  calledCount: z.nullable(z.number()),
  comment: z.nullable(z.string()),
  recordings: z.array(recording),
})
export type Call = z.infer<typeof call>

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
const several = <T extends z.ZodMiniType>(one: T) => z.pipe(z.transform(oneOrMore), z._default(z.array(one).check(z.maxLength(100)), []))
const ids = several(upstreamId)
const largestPage = Math.max(...callPageSizes)

/** Every documented filter of the call log that names no person; those that do are kept under the key `s`. */
export const callSearch = z.strictObject({
  /** Both ends belong to the span. */
  from: instant,
  to: instant,
  user: ids,
  campaign: ids,
  list: ids,
  queue: ids,
  status: several(z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))),
  type: several(z.enum(callTypes)),
  lead: z.optional(upstreamId),
  call: z.optional(upstreamId),
  /** The how manieth call of its lead. */
  attempt: z.optional(z.coerce.number('is not a number').check(z.int(), z.minimum(0), z.maximum(10_000))),
  s: z.optional(searchKey),
})
export type CallSearch = z.output<typeof callSearch>

export const callsQuery = z.extend(callSearch, {
  /** Where the page before ended: a moment, and how many calls of that very second it had. */
  before: z.optional(instant),
  skip: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(40_500)), 0),
  limit: z._default(z.coerce.number('is not a number').check(z.int(), z.minimum(1), z.maximum(largestPage)), 100),
})
export type CallsQuery = z.output<typeof callsQuery>

/** A call with where to hear it instead of where its sound lies. */
export const callRow = z.extend(z.omit(call, { recordings: true }), { recordingId: z.nullable(z.string()), isPlayable: z.boolean() })
export type CallRow = z.infer<typeof callRow>

export const callsAnswer = z.object({
  items: z.array(callRow),
  /** What to send for the next page; null when the span is at its end. */
  next: z.nullable(z.object({ before: instant, skip: z.int() })),
  /** Calls that match, as the upstream counts them; null where it does not. On a later page: those left. */
  total: z.nullable(z.int()),
  /** What this page leaves out and why, in sentences. */
  notes: z.array(z.string()),
  /** The kept search in words, for those who may look people up. */
  search: z.nullable(z.string()),
  read: readStamp,
  now: instant,
})
export type CallsAnswer = z.infer<typeof callsAnswer>

const personal = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60)))
const number = z.optional(z.string().check(z.trim(), z.regex(/^[+\d][\d\s().-]{5,24}$/, 'is not a phone number')))

/** What tells whose calls are looked for: posted, and kept under a key. */
export const personCallsInput = z
  .strictObject({ phone: number, numberDialed: number, firstName: personal, lastName: personal })
  .check(z.refine((fields) => Object.values(fields).some((value) => value !== undefined), 'Name a number or a name.'))
export type PersonCallsInput = z.output<typeof personCallsInput>

export const keptCallSearch = z.object({
  sentence: z.string(),
  asked: z.object({ phone: z.optional(z.string()), numberDialed: z.optional(z.string()), firstName: z.optional(z.string()), lastName: z.optional(z.string()) }),
})
export type KeptCallSearch = z.infer<typeof keptCallSearch>

export const personCallsAnswer = z.object({ searchKey, sentence: z.string() })
export type PersonCallsAnswer = z.infer<typeof personCallsAnswer>

export const callHistogramQuery = z.extend(callSearch, { go: z.optional(z.literal('1')) })
export type CallHistogramQuery = z.output<typeof callHistogramQuery>

/** Calls by outcome over time, as far as they are counted. */
export const callHistogram = z.object({
  /** `asks`: so many calls that a person has to agree first. */
  state: z.enum(['counting', 'asks', 'done', 'failed']),
  /** Moments between which the bars stand: one more than there are bars. */
  edges: z.array(instant),
  /** Most frequent first. */
  outcomes: z.array(z.object({ code: z.string(), name: z.nullable(z.string()), calls: z.int() })),
  /** For each bar, how many calls of each outcome. */
  bars: z.array(z.array(z.int())),
  counted: z.int(),
  /** Every call from this moment on is counted; null while none is. */
  covered: z.nullable(instant),
  /** Calls of the span as the upstream counts them, and how many requests reading them takes. */
  total: z.nullable(z.int()),
  reads: z.nullable(z.int()),
  notes: z.array(z.string()),
  problem: z.nullable(z.string()),
  readAt: instant,
})
export type CallHistogram = z.infer<typeof callHistogram>
