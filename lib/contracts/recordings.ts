import * as z from 'zod/mini'
import { instant, upstreamId } from './paging'
import { recordingIdShape } from './recordings-words'

/** `source` is the upstream's address or bare file name: a bearer secret that never leaves the server. */
export const recording = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  startedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  seconds: z.nullable(z.number()),
  source: z.nullable(z.string()),
})
export type Recording = z.infer<typeof recording>

export const byRecordingId = z.object({ id: z.string().check(z.regex(recordingIdShape, 'is not the id of a recording')) })

export const audioQuery = z.strictObject({ download: z.optional(z.literal('1', 'may only be 1')) })

/** One recorded call, as the desk shows it. */
export const recordedCall = z.object({
  /** The id that plays it. */
  id: z.string(),
  callId: z.string(),
  startedAt: z.nullable(instant),
  /** Of the call; the recording is about as long. */
  seconds: z.nullable(z.number()),
  /** False where the upstream names a file and no address. */
  isPlayable: z.boolean(),
  leadId: z.nullable(z.string()),
  leadName: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  status: z.string(),
  statusName: z.nullable(z.string()),
})
export type RecordedCall = z.infer<typeof recordedCall>

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
const severalIds = z.pipe(z.transform(oneOrMore), z._default(z.array(upstreamId).check(z.maxLength(50)), []))
const code = z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a code'))
const length = z.optional(z.coerce.number('is not a number').check(z.int(), z.minimum(0), z.maximum(86_400)))

export const recordingsQuery = z.strictObject({
  /** Both ends belong to the span. */
  from: instant,
  to: instant,
  agent: severalIds,
  campaign: severalIds,
  status: z.pipe(z.transform(oneOrMore), z._default(z.array(code).check(z.maxLength(50)), [])),
  lead: z.optional(upstreamId),
  minSeconds: length,
  maxSeconds: length,
  /** Where the page before ended: a moment, and how many calls of that very second it had looked at. */
  before: z.optional(instant),
  skip: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(40_000)), 0),
})
export type RecordingsQuery = z.output<typeof recordingsQuery>

export const recordingsAnswer = z.object({
  items: z.array(recordedCall),
  /** What to send for the next page; null when the span is at its end. */
  next: z.nullable(z.object({ before: instant, skip: z.int() })),
  /** Calls of the log that this page looked through to find its recordings. */
  looked: z.int(),
  /** Calls of the span that match upstream, recorded or not; null where the upstream names none. On a later page: those left. */
  calls: z.nullable(z.int()),
  now: instant,
})
export type RecordingsAnswer = z.infer<typeof recordingsAnswer>

export const waveform = z.object({
  seconds: z.number(),
  /** One list per channel, two at most; loudest sample of each stretch, 0 to 1, in thousandths. */
  channels: z.array(z.array(z.int())),
  /** Stretches in which nobody speaks, as pairs of seconds. */
  silences: z.array(z.tuple([z.number(), z.number()])),
  /** The decoding stopped before the end of the sound. */
  isCut: z.boolean(),
})
export type Waveform = z.infer<typeof waveform>
