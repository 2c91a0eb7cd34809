import * as z from 'zod/mini'
import {
  duplicateChecks,
  editableFields,
  lowestPriority,
  maskDot,
  mostHopperMinutes,
  mostNotes,
  mostText,
  updateScopes,
  valuesOf,
  fieldsIn,
  type EditableField,
  type LeadField,
} from './lead-edits-words'
import { shownLead } from './leads'
import { instant, readStamp, upstreamId } from './paging'

const leadField = z.union([z.enum(editableFields), z.templateLiteral(['custom.', z.string()])])

export const leadDetail = z.object({
  lead: shownLead,
  read: readStamp,
  now: instant,
})
export type LeadDetail = z.infer<typeof leadDetail>

const isWhole = z.refine<string>((value) => !value.includes(maskDot), 'holds dots that stand for something hidden; write the whole value')
const text = z.string().check(z.trim(), z.maxLength(mostText), z.regex(/^\P{Cc}*$/u, 'must be one line'), isWhole)
const phone = text.check(z.regex(/^(?:|[^A-Za-z]*\d[^A-Za-z]*)$/, 'is not a phone number'))
const person = z.string().check(z.regex(/^(?:|[1-9]\d{0,19})$/, 'is not a user of the account'))

const writable = {
  phone: z.optional(phone),
  phoneCode: z.optional(text.check(z.regex(/^\d{1,4}$/, 'must be the digits of a country code'))),
  altPhone1: z.optional(phone),
  altPhone2: z.optional(phone),
  firstName: z.optional(text),
  lastName: z.optional(text),
  email: z.optional(text),
  address1: z.optional(text),
  address2: z.optional(text),
  city: z.optional(text),
  state: z.optional(text),
  province: z.optional(text),
  postalCode: z.optional(text),
  country: z.optional(text),
  gender: z.optional(text),
  dateOfBirth: z.optional(text.check(z.regex(/^(?:|\d{4}-\d{2}-\d{2})$/, 'must be a date like 1970-05-31'))),
  notes: z.optional(z.string().check(z.trim(), z.maxLength(mostNotes), z.regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u, 'holds characters that are not text'), isWhole)),
  status: z.optional(z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))),
  listId: z.optional(upstreamId),
  ownerId: z.optional(person),
  userId: z.optional(person),
} satisfies Record<EditableField, z.ZodMiniType>

const ownName = z.string().check(z.regex(/^[A-Za-z]\w{0,63}$/, 'is not the name of a field'))
/** The account's own fields by their names in the dialer; which of them may be written is asked of the settings. */
export const ownTexts = z.optional(z.record(ownName, text))

const asLoaded = z.optional(z.string().check(z.maxLength(100_000)))
/** The compiler asks for every field here; a value as it was loaded may be of any shape. */
const loadedFields = {
  phone: asLoaded, phoneCode: asLoaded, altPhone1: asLoaded, altPhone2: asLoaded, firstName: asLoaded, lastName: asLoaded, email: asLoaded,
  address1: asLoaded, address2: asLoaded, city: asLoaded, state: asLoaded, province: asLoaded, postalCode: asLoaded, country: asLoaded,
  gender: asLoaded, dateOfBirth: asLoaded, notes: asLoaded, status: asLoaded, listId: asLoaded, ownerId: asLoaded, userId: asLoaded,
} satisfies Record<EditableField, z.ZodMiniType>

const named = (values: Parameters<typeof valuesOf>[0]): LeadField[] => fieldsIn(valuesOf(values))
const reason = z.optional(z.string().check(z.trim(), z.maxLength(200)))

export const editLeadInput = z
  .strictObject({
    changes: z.strictObject({ ...writable, custom: ownTexts, phone: z.optional(phone.check(z.minLength(1, 'must not be empty'))) }),
    /** What the form held for exactly these fields when it was opened. */
    loaded: z.strictObject({ ...loadedFields, custom: z.optional(z.record(ownName, z.string().check(z.maxLength(100_000)))) }),
    reason,
  })
  .check(
    z.refine(({ changes }) => named(changes).length > 0, { path: ['changes'], error: 'must name a field' }),
    z.refine(({ changes, loaded }) => named(changes).join() === named(loaded).join(), {
      path: ['loaded'],
      error: 'must name the same fields as the changes',
    }),
  )
export type EditLeadInput = z.infer<typeof editLeadInput>

/** `confirmed`: a later read shows it; `unchanged`: it already was so; `unknown`: no read could show it yet. */
const editOutcome = z.enum(['confirmed', 'unchanged', 'unknown'])
export const editLeadAnswer = z.object({
  outcome: editOutcome,
  /** Names the edit for an undo; null when nothing was written. */
  actId: z.nullable(z.string()),
  written: z.array(leadField),
  detail: leadDetail,
})
export type EditLeadAnswer = z.infer<typeof editLeadAnswer>

/** `current` of a 409: both values of every field that somebody else has changed meanwhile. */
export type LeadConflict = {
  fields: { field: LeadField; loaded: string; yours: string; theirs: string }[]
  modifiedAt: string | null
  detail: LeadDetail
}

export const undoEditInput = z.strictObject({ actId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')) })

export const addLeadInput = z.strictObject({
  ...writable,
  custom: ownTexts,
  phone: phone.check(z.minLength(1, 'must not be empty')),
  listId: upstreamId,
  duplicates: z._default(z.enum(duplicateChecks), 'none'),
  duplicatesInArchive: z._default(z.boolean(), false),
  checkDnc: z._default(z.boolean(), false),
  checkWireless: z._default(z.boolean(), false),
  /** Puts the lead into the hopper at once. 0 is called first. */
  callNext: z.optional(
    z.strictObject({
      priority: z.int().check(z.minimum(0), z.maximum(lowestPriority)),
      expiresInMinutes: z.optional(z.int().check(z.minimum(1), z.maximum(mostHopperMinutes))),
    }),
  ),
  /** Where the number is looked for; a lead found there is changed instead of a new one made. */
  updateIfFound: z.optional(z.strictObject({ scope: z.enum(updateScopes) })),
})
export type AddLeadInput = z.infer<typeof addLeadInput>
/** As a form sends it. */
export type NewLeadForm = z.input<typeof addLeadInput>

/** `unknown`: Convoso did not answer; it is never sent again by itself, and what becomes of it is looked up. */
const addOutcome = z.enum(['added', 'updated', 'unknown', 'failed'])
export const addLeadAnswer = z.object({ addId: z.string(), outcome: addOutcome, leadId: z.nullable(upstreamId), sentence: z.string() })
export type AddLeadAnswer = z.infer<typeof addLeadAnswer>

export const removeLeadInput = z.strictObject({ typedName: z.string().check(z.maxLength(mostText * 2)), reason })
export type RemoveLeadInput = z.infer<typeof removeLeadInput>
export const removeLeadAnswer = z.object({ outcome: z.enum(['confirmed', 'unknown']), leadId: upstreamId })
export type RemoveLeadAnswer = z.infer<typeof removeLeadAnswer>

/** `current` of a 410: what was kept of a lead that was deleted here, for those who may make it anew. */
export type KeptLead = { leadId: string; name: string; deletedAt: string; deletedBy: string; recreatedAs: string | null; missing: string[] }
export const recreateLeadInput = z.strictObject({ leadId: upstreamId })

const choicePart = <T extends z.ZodMiniType>(row: T) => z.object({ items: z.array(row), problem: z.nullable(z.string()) })
export const leadChoices = z.object({
  /** `seen`: the token may not list dispositions, so these are the ones that leads carry. */
  statuses: z.extend(choicePart(z.object({ code: z.string(), name: z.string() })), { source: z.enum(['listed', 'seen']) }),
  lists: choicePart(z.object({ id: upstreamId, name: z.string(), active: z.boolean(), campaignId: z.nullable(upstreamId) })),
  users: choicePart(z.object({ id: z.string(), name: z.string(), active: z.boolean() })),
  /** The account's own fields that this person sees and may be written, by their names in the dialer. */
  customFields: z.array(z.string()),
})
export type LeadChoices = z.infer<typeof leadChoices>

export const leadRecordings = z.object({
  items: z.array(
    z.object({
      /** Plays it: `l<lead>-<recording>`. */
      id: z.string(),
      startedAt: z.nullable(instant),
      seconds: z.nullable(z.number()),
      isPlayable: z.boolean(),
    }),
  ),
  total: z.nullable(z.int()),
  now: instant,
})
export type LeadRecordings = z.infer<typeof leadRecordings>

export const leadCalls = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      startedAt: z.nullable(instant),
      seconds: z.nullable(z.number()),
      status: z.string(),
      statusName: z.nullable(z.string()),
      userName: z.nullable(z.string()),
      campaignName: z.nullable(z.string()),
      callType: z.nullable(z.string()),
      endedBy: z.nullable(z.string()),
    }),
  ),
  /** Days before now that were looked through. */
  days: z.int(),
  /** Upstream there are more in these days than are shown. */
  isCut: z.boolean(),
  now: instant,
})
export type LeadCalls = z.infer<typeof leadCalls>
