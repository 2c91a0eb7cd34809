import * as z from 'zod/mini'
import { callSearch } from './calls'
import { americanStates, hourSources, hourVerdicts, mostCallingRules } from './calling-hours-words'
import { instant } from './paging'

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is written as HH:MM'))
const hoursOfDay = z.nullable(z.strictObject({ from: clockTime, to: clockTime }).check(z.refine(({ from, to }) => from < to, 'must end after it begins')))

export const callingRule = z.strictObject({
  state: z.union([z.literal(''), z.enum(americanStates)]),
  validFrom: z.iso.date('is written as YYYY-MM-DD'),
  weekday: hoursOfDay,
  saturday: hoursOfDay,
  sunday: hoursOfDay,
  source: z.string().check(z.trim(), z.minLength(1, 'says where the rule stands'), z.maxLength(300)),
})

const rules = z
  .array(callingRule)
  .check(
    z.maxLength(mostCallingRules),
    z.refine((all) => all.some(({ state }) => state === ''), 'needs one rule for everywhere'),
    z.refine((all) => new Set(all.map(({ state, validFrom }) => `${state} ${validFrom}`)).size === all.length, 'has two rules of one state that begin on the same day'),
  )

export const callingHours = z.object({
  /** 0: nobody has changed them yet. */
  version: z.int(),
  rules: z.array(callingRule),
  savedAt: z.nullable(instant),
  savedBy: z.nullable(z.string()),
})
export type CallingHours = z.infer<typeof callingHours>

export const callingHoursInput = z.strictObject({ expectedVersion: z.int(), rules })
export type CallingHoursInput = z.infer<typeof callingHoursInput>

export const hoursQuery = z.extend(callSearch, { go: z.optional(z.literal('1')) })
export type HoursQuery = z.output<typeof hoursQuery>

/** A call that was not, or not surely, inside the hours. */
export const hourFinding = z.object({
  callId: z.string(),
  startedAt: instant,
  leadId: z.nullable(z.string()),
  leadName: z.nullable(z.string()),
  number: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  verdict: z.enum(hourVerdicts),
  source: z.enum(hourSources),
  /** Where the called party may have been, with the clock there: `2026-03-03 07:40`. */
  places: z.array(z.object({ zone: z.string(), local: z.string(), isInside: z.boolean() })),
  state: z.nullable(z.string()),
  /** Hours of that day by the rule that held, e.g. `08:00–21:00`, and where it stands. */
  hours: z.string(),
  rule: z.string(),
  /** Why it counts as split although its own source is sure: the area code says otherwise. */
  isContradicted: z.boolean(),
})
export type HourFinding = z.infer<typeof hourFinding>

/** One line of the answer; its findings come besides those of the lines before, its counts instead of theirs. */
export const hoursPart = z.object({
  state: z.enum(['checking', 'asks', 'done', 'failed']),
  checked: z.int(),
  total: z.nullable(z.int()),
  /** Requests it takes at most. */
  reads: z.nullable(z.int()),
  counts: z.record(z.enum(hourVerdicts), z.int()),
  /** Inbound calls: nobody was called. */
  inbound: z.int(),
  /** Calls whose verdict would be the same anywhere in the country, so that their lead was not read. */
  settledAnywhere: z.int(),
  leadsRead: z.int(),
  findings: z.array(hourFinding),
  rulesVersion: z.int(),
  notes: z.array(z.string()),
  problem: z.nullable(z.string()),
})
export type HoursPart = z.infer<typeof hoursPart>
