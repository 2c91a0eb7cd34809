import * as z from 'zod/mini'
import { callbackPageSize, callbackViews, dueGroups, presences, recipients } from './callbacks-words'
import { instant, readStamp, upstreamId } from './paging'

export const callbackStage = z.enum(['pending', 'completed', 'dismissed', 'past-due', 'other'])

export const callback = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  listId: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  recipient: z.enum(['system', 'personal', 'other']),
  stage: callbackStage,
  stageLabel: z.string(),
  dueAt: z.nullable(instant),
  createdAt: z.nullable(instant),
  modifiedAt: z.nullable(instant),
  phone: z.nullable(z.string()),
  comments: z.nullable(z.string()),
})
export type Callback = z.infer<typeof callback>

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
const severalIds = z.pipe(z.transform(oneOrMore), z._default(z.array(upstreamId).check(z.maxLength(50)), []))

export const callbacksQuery = z.strictObject({
  view: z._default(z.enum(callbackViews), 'open'),
  /** Of the open ones. */
  due: z._default(z.enum(dueGroups), 'overdue'),
  campaign: severalIds,
  owner: severalIds,
  recipient: z.optional(z.enum(recipients)),
  /** Only those whose owner is absent today. */
  absent: z.optional(z.literal('1', 'may only be 1')),
  /** Days of the account's zone in which they are due; both belong to the span. */
  from: z.optional(z.iso.date('is not a day')),
  to: z.optional(z.iso.date('is not a day')),
  offset: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(50_000)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), callbackPageSize),
})
export type CallbacksQuery = z.output<typeof callbacksQuery>

const presence = z.enum(presences)

/** `presence` of the owner; null where nobody owns it. */
export const dueCallback = z.extend(callback, { presence: z.nullable(presence) })
export type DueCallback = z.infer<typeof dueCallback>

export const callbacksAnswer = z.object({
  items: z.array(dueCallback),
  /** Rows that match, of which `items` is one page. */
  total: z.int(),
  /** Open ones under the same filters; null for the other views. */
  counts: z.nullable(z.object({ overdue: z.int(), nextHour: z.int(), later: z.int(), absent: z.int() })),
  /** Of all open ones, for the filters. */
  campaigns: z.array(z.object({ id: z.string(), name: z.string() })),
  owners: z.array(z.object({ id: z.string(), name: z.string(), presence })),
  /** The dialer holds more than could be read: counts are too small. */
  isCut: z.boolean(),
  /** Why it is not known who is here today. */
  presenceProblem: z.nullable(z.string()),
  read: readStamp,
  now: instant,
})
export type CallbacksAnswer = z.infer<typeof callbacksAnswer>
