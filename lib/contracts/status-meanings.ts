import * as z from 'zod/mini'
import { instant } from './paging'

const code = z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))
const ticks = { contact: z.boolean(), success: z.boolean(), final: z.boolean() }

/** What a status of a lead or call says: somebody was reached, it is what the campaign is after, the lead is not dialed again. */
export const statusMeaning = z.object({ code: z.string(), name: z.nullable(z.string()), ...ticks })
export type StatusMeaning = z.infer<typeof statusMeaning>

/**
 * `convoso`: the account names them itself (codes it does not name may be sorted here); `settings`: a manager sorted the codes seen;
 * `unsorted`: nobody did. A code that is not in `byCode` is counted apart, never guessed.
 */
export const meaningSources = z.enum(['convoso', 'settings', 'unsorted'])
export const statusMeanings = z.object({ source: meaningSources, readAt: z.nullable(instant), byCode: z.record(z.string(), statusMeaning) })
export type StatusMeanings = z.infer<typeof statusMeanings>

const count = z.int().check(z.nonnegative())
/** A code with what is known of it and how often it was met. */
export const seenStatus = z.object({
  code: z.string(),
  name: z.nullable(z.string()),
  meaning: z.nullable(z.object(ticks)),
  /** Who gave the meaning; only `settings` can be changed here. */
  from: z.nullable(z.enum(['convoso', 'settings'])),
  leads: count,
  calls: count,
})
export type SeenStatus = z.infer<typeof seenStatus>

export const statusMeaningSetting = z.object({
  source: meaningSources,
  readAt: z.nullable(instant),
  /** Why Convoso's own meanings are not used. */
  problem: z.nullable(z.string()),
  items: z.array(seenStatus),
  /** What the counts are of, in words. */
  leadsOf: z.string(),
  callsOf: z.string(),
})
export type StatusMeaningSetting = z.infer<typeof statusMeaningSetting>

export const statusMeaningInput = z.strictObject({
  sort: z._default(z.array(z.strictObject({ code, ...ticks })).check(z.maxLength(200)), []),
  unsort: z._default(z.array(code).check(z.maxLength(200)), []),
})
export type StatusMeaningInput = z.infer<typeof statusMeaningInput>
