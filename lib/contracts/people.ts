import * as z from 'zod/mini'
import { auditAction, auditOutcome } from './audit'
import { callbackStage } from './callbacks'
import { shownLead } from './leads'
import { instant, readStamp, upstreamId } from './paging'
import { eventKinds, personKeyShape, phoneFields, ringingQuestions, ringingVerdicts, timelineSources } from './people-words'
import { recordingIdShape } from './recordings-words'

export const openPersonInput = z.strictObject({
  phone: z.string().check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(500, 'is too long for a phone')),
})
export type OpenPersonInput = z.infer<typeof openPersonInput>

const personKey = z.string().check(z.regex(personKeyShape, 'is not the key of a person'))
export const openedPerson = z.object({ key: personKey })
export type OpenedPerson = z.infer<typeof openedPerson>
export const byPersonKey = z.object({ key: personKey })

/** The upstream names some things without their id. */
const named = z.object({ id: z.nullable(upstreamId), name: z.nullable(z.string()) })

/** Everybody who carries one number. */
export const personAnswer = z.object({
  key: personKey,
  /** National digits, as the dialer holds them. */
  phone: z.string(),
  countryCode: z.string(),
  extension: z.nullable(z.string()),
  /** Distinct, in the order of the leads; empty where no lead has a name. */
  names: z.array(z.string()),
  /** Those with the number as their main one first, then the last changed. `carries`: in which of its fields the lead holds the number. */
  leads: z.array(z.extend(shownLead, { carries: z.array(z.enum(phoneFields)) })),
  /** More leads carry the number than are shown here. */
  isCut: z.boolean(),
  lists: z.array(named),
  campaigns: z.array(named),
  /** From the begin of the earliest read to the end of the latest. */
  read: readStamp,
  now: instant,
  /** Fields that could not be searched: leads may be missing. */
  problems: z.array(z.object({ field: z.enum(phoneFields), sentence: z.string() })),
})
export type PersonAnswer = z.infer<typeof personAnswer>
export type PersonLead = PersonAnswer['leads'][number]

/** One thing that happened. What a kind does not have is null. */
export const timelineEvent = z.object({
  /** `call-<id>`, `recording-<recording id>`, `callback-<id>`, `audit-<seq>`. */
  id: z.string(),
  kind: z.enum(eventKinds),
  /** Start of a call or recording, the due moment of a callback, the moment of an act. */
  at: z.nullable(instant),
  seconds: z.nullable(z.number()),
  leadId: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  /** Agent, owner of a callback, or who acted here; null is the dialer itself. */
  by: z.nullable(z.string()),
  status: z.nullable(z.string()),
  statusName: z.nullable(z.string()),
  /** What was dialed. */
  number: z.nullable(z.string()),
  callType: z.nullable(z.string()),
  comment: z.nullable(z.string()),
  /** Plays it at `/api/recordings/{id}/audio`. */
  recordingId: z.nullable(z.string().check(z.regex(recordingIdShape))),
  isPlayable: z.boolean(),
  /** The upstream's own ids of the recordings: a recording that stands with its call is not shown twice. */
  recordingKeys: z.array(z.string()),
  stage: z.nullable(callbackStage),
  action: z.nullable(auditAction),
  outcome: z.nullable(auditOutcome),
  /** Names of the fields an act changed. */
  changed: z.array(z.string()),
})
export type TimelineEvent = z.infer<typeof timelineEvent>

const timelineWindow = z.object({ from: instant, to: instant })

/** One line of the stream. Parts of a source come one after another; the last one has `isDone`. */
export const timelinePart = z.object({
  source: z.enum(timelineSources),
  /** What this source has covered once it is done; null: everything there is. */
  window: z.nullable(timelineWindow),
  events: z.array(timelineEvent),
  isDone: z.boolean(),
  /** The server's clock when it was sent. */
  now: instant,
  /** Why this source could not be read to its end, in a sentence. */
  problem: z.nullable(z.string()),
})
export type TimelinePart = z.infer<typeof timelinePart>

export const timelineQuery = z.strictObject({ to: z.optional(instant) })
export type TimelineQuery = z.infer<typeof timelineQuery>

export const ringingCheck = z.object({
  question: z.enum(ringingQuestions),
  verdict: z.enum(ringingVerdicts),
  /** What was found, in a sentence; `at` is the moment it speaks of. */
  evidence: z.string(),
  at: z.nullable(instant),
  readAt: z.nullable(instant),
})
export type RingingCheck = z.infer<typeof ringingCheck>

export const ringingQuery = z.strictObject({ leadId: upstreamId })
export const ringingAnswer = z.object({ leadId: upstreamId, checks: z.array(ringingCheck), now: instant })
export type RingingAnswer = z.infer<typeof ringingAnswer>
