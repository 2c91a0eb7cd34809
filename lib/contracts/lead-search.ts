import * as z from 'zod/mini'
import { leadPageSizes, longestPersonText, type PersonalFilter } from './lead-search-words'
import { leadFilters, shownLead } from './leads'
import { instant, readStamp, upstreamId } from './paging'

export const searchKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, 'is not a search key'))

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])
const several = <T extends z.ZodMiniType>(one: T) => z.pipe(z.transform(oneOrMore), z.optional(z.array(one).check(z.maxLength(100))))
const word = z.string().check(z.regex(/^[\w@.+-]{1,64}$/, 'is not an id'))
const span = z.optional(z.string().check(z.minLength(1), z.maxLength(60)))
const largestPage = Math.max(...leadPageSizes)

/** What the address of a search may say. Spans are typed as people say them (`last 7 d`) and read in the account's zone. */
const shared = {
  listId: several(upstreamId),
  status: several(z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))),
  leadId: several(upstreamId),
  userId: z.optional(word),
  ownerId: z.optional(word),
  createdBy: z.optional(word),
  modifiedBy: z.optional(word),
  created: span,
  updated: span,
  lastCalled: span,
  changed: span,
  archived: span,
  deleted: span,
  /** Which columns to answer with; a lead's id always comes. All, when none is named. */
  fields: several(z.string().check(z.regex(/^[A-Za-z0-9_.]{1,80}$/, 'is not a column'))),
}

export const leadSearchQuery = z.strictObject({
  ...shared,
  /** Key of a kept search for a person. */
  s: z.optional(searchKey),
  offset: z._default(z.coerce.number('is not a number').check(z.int(), z.minimum(0), z.maximum(10_000_000)), 0),
  limit: z._default(z.coerce.number('is not a number').check(z.int(), z.minimum(1), z.maximum(largestPage)), 100),
})
export type LeadSearchQuery = z.output<typeof leadSearchQuery>

/** One page of rows with the columns that were asked for. */
export const leadRow = z.extend(z.partial(shownLead), { id: upstreamId })
export type LeadRow = z.infer<typeof leadRow>

/** How a search for a person was understood; for those who may look people up. */
export const understoodSearch = z.object({
  kind: z.enum(['phone', 'email', 'lead-id', 'name', 'fields']),
  /** What to put back into the box. */
  text: z.string(),
  /** `The number 8185550199, as main or alternate phone`. */
  sentence: z.string(),
  /** The same number with or without its country code, worth trying when nothing was found. */
  otherNumbers: z.array(z.string()),
})
export type UnderstoodSearch = z.infer<typeof understoodSearch>

export const leadsAnswer = z.object({
  items: z.array(leadRow),
  /** Null where the dialer names none: then there may be more than what was shown. */
  total: z.nullable(z.int()),
  offset: z.int(),
  limit: z.int(),
  hasMore: z.boolean(),
  read: readStamp,
  now: instant,
  /** What this answer leaves out and why, in a sentence. */
  cutOff: z.nullable(z.string()),
  /** Rows that the dialer sent although they do not match; they were left out. */
  problem: z.nullable(z.string()),
  search: z.nullable(understoodSearch),
  /** Nobody has this number, but it was called. */
  callsWithNumber: z.nullable(z.object({ calls: z.nullable(z.int()), isMore: z.boolean(), days: z.int() })),
  /** The account's own fields that may be shown here. */
  customFields: z.array(z.string()),
})
export type LeadsAnswer = z.infer<typeof leadsAnswer>

const filterText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const given = z.optional(filterText)
const personalShape = {
  phone: given, altPhone1: given, altPhone2: given, email: given, firstName: given, lastName: given, dateOfBirth: given, gender: given, address1: given,
  address2: given, city: given, state: given, province: given, postalCode: given, country: given,
} satisfies Record<PersonalFilter, z.ZodMiniType>

/** Either what somebody typed, or filters by name. `page` asks for the first rows in the same answer. */
export const leadSearchInput = z.strictObject({
  text: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(longestPersonText))),
  /** The digits as they are, without reading a country code out of them. */
  exactly: z._default(z.boolean(), false),
  fields: z.optional(z.strictObject({ ...personalShape, custom: z.optional(z.record(z.string().check(z.regex(/^[A-Za-z]\w{0,63}$/)), filterText)) })),
  page: z.optional(z.strictObject({ ...shared, limit: leadSearchQuery.shape.limit })),
})
export type LeadSearchInput = z.output<typeof leadSearchInput>

export const leadSearchAnswer = z.object({ searchKey, understoodAs: understoodSearch, first: z.nullable(leadsAnswer) })
export type LeadSearchAnswer = z.infer<typeof leadSearchAnswer>

/** What a kept search holds: whoever matches any of these filters. */
export const keptLeadSearch = z.object({ understoodAs: understoodSearch, any: z.array(leadFilters).check(z.minLength(1), z.maxLength(8)) })
export type KeptLeadSearch = z.infer<typeof keptLeadSearch>

export const leadFieldsSetting = z.object({ shown: z.array(z.string()), seen: z.array(z.string()) })
export type LeadFieldsSetting = z.infer<typeof leadFieldsSetting>
export const leadFieldsInput = z.strictObject({ shown: z.array(z.string().check(z.regex(/^[A-Za-z]\w{0,63}$/, 'is not the name of a field'))).check(z.maxLength(200)) })
