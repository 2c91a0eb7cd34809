import * as z from 'zod/mini'
import { listFlags, mostCountedLists, scanStatuses, type HealthPart } from './list-health-words'
import { shownLead } from './leads'
import { instant, upstreamId } from './paging'
import { meaningSources } from './status-meanings'

const count = z.int().check(z.nonnegative())

/** What Convoso counts by itself: two small reads, or the scan where there is one. */
export const leadCounts = z.object({
  total: z.nullable(count),
  neverCalled: z.nullable(count),
  answeredAt: z.nullable(instant),
  /** Why there is no newer number. */
  problem: z.nullable(z.string()),
  isReading: z.boolean(),
})
export type LeadCounts = z.infer<typeof leadCounts>

/** Hours, with the range in which they lie with 95 % when calls come by chance at the pace of the last hour; null above: no end in sight. */
export const hoursLeft = z.object({ value: z.number(), low: z.number(), high: z.nullable(z.number()) })
export type HoursLeft = z.infer<typeof hoursLeft>

export const listScan = z.object({
  status: z.enum(scanStatuses),
  /** Leads read so far in a pass over the whole list. */
  read: count,
  of: z.nullable(count),
  startedAt: z.nullable(instant),
  finishedAt: z.nullable(instant),
  /** The numbers are as of here. */
  readAt: z.nullable(instant),
  upstreamCalls: count,
  problem: z.nullable(z.string()),
})
export type ListScan = z.infer<typeof listScan>

/** One row of the table. */
export const listBar = z.object({
  listId: upstreamId,
  counts: leadCounts,
  /** Null until a scan has read the whole list once. */
  parts: z.nullable(z.object({ neverCalled: count, inPlay: count, final: count, unsorted: count } satisfies Record<HealthPart, z.ZodMiniType>)),
  scan: z.nullable(listScan),
  callsLastHour: z.nullable(count),
  /** Until each lead that was never called was called once. */
  freshHours: z.nullable(hoursLeft),
  /** Until each lead that may be dialed was called once more. */
  roundHours: z.nullable(hoursLeft),
  flags: z.array(z.enum(listFlags)),
})
export type ListBar = z.infer<typeof listBar>

export const listCountsAnswer = z.object({ items: z.array(listBar), now: instant })
export type ListCountsAnswer = z.infer<typeof listCountsAnswer>

const commaList = (value: unknown): unknown => (typeof value === 'string' ? value.split(',') : value)
export const listCountsQuery = z.strictObject({
  ids: z.pipe(z.transform(commaList), z.array(upstreamId).check(z.minLength(1), z.maxLength(mostCountedLists))),
})

export const listHealth = z.object({
  ...listBar.shape,
  dispositions: z.array(
    z.object({
      code: z.string(),
      name: z.nullable(z.string()),
      leads: count,
      meaning: z.nullable(z.object({ contact: z.boolean(), success: z.boolean(), final: z.boolean() })),
    }),
  ),
  /** By how often a lead was called; null: the dialer did not say. */
  attempts: z.array(z.object({ calls: z.nullable(count), leads: count, inPlay: count })),
  /** By the Monday of the week in which a lead was made. Rates are of the leads that were called. */
  weeks: z.array(z.object({ week: z.nullable(z.iso.date()), leads: count, called: count, contacts: count, successes: count, unsorted: count })),
  /** By the day of a lead's last call, newest first; null: never. */
  lastCalled: z.array(z.object({ day: z.nullable(z.iso.date()), leads: count })),
  meanings: z.object({ source: meaningSources, problem: z.nullable(z.string()) }),
  now: instant,
})
export type ListHealth = z.infer<typeof listHealth>

/** A number is told by a key that nobody can turn back into it. */
export const duplicateKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/, 'is not a key of a number'))
export const byDuplicateKey = z.object({ key: duplicateKey })

/** Leads that share a number; `numbers`: how many numbers exactly these leads share. */
export const duplicateGroup = z.object({
  key: z.string(),
  numbers: count,
  leads: count,
  calls: count,
  lastCalledAt: z.nullable(instant),
  lists: z.array(z.object({ id: upstreamId, name: z.nullable(z.string()), leads: count })),
})
export type DuplicateGroup = z.infer<typeof duplicateGroup>

export const duplicatesQuery = z.strictObject({
  offset: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)), 0),
})

export const duplicatesAnswer = z.object({
  items: z.array(duplicateGroup),
  total: count,
  offset: count,
  /** What the radar sees: a number can only be found in lists that were scanned. */
  lists: z.object({ scanned: count, scanning: count, all: z.nullable(count) }),
  /** The oldest moment up to which a scanned list is read. */
  readAt: z.nullable(instant),
  quarantineListId: z.nullable(upstreamId),
  now: instant,
})
export type DuplicatesAnswer = z.infer<typeof duplicatesAnswer>

/** The leads behind one number, read just now. */
export const duplicateLeads = z.object({
  key: z.string(),
  /** What all of these leads share now, as people read it; masked like the leads. */
  numbers: z.array(z.string()),
  leads: z.array(shownLead),
  /** Ids that were found by the scan and no longer carry the number, or are gone. */
  gone: z.array(upstreamId),
  now: instant,
})
export type DuplicateLeads = z.infer<typeof duplicateLeads>

export const quarantineInput = z.strictObject({ quarantineListId: z.nullable(upstreamId) })
export const scanAllAnswer = z.object({ queued: count })
export type ScanAllAnswer = z.infer<typeof scanAllAnswer>
