import * as z from 'zod/mini'
import { instant, upstreamId } from './paging'

/** The personal fields and texts of a lead that a person may write; nothing else ever goes upstream. */
export const leadText = z.object({
  phone: z.string(),
  phoneCode: z.string(),
  altPhone1: z.string(),
  altPhone2: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  province: z.string(),
  postalCode: z.string(),
  country: z.string(),
  gender: z.string(),
  dateOfBirth: z.string(),
  notes: z.string(),
})

export const lead = z.extend(leadText, {
  id: upstreamId,
  listId: z.nullable(upstreamId),
  listName: z.nullable(z.string()),
  campaignId: z.nullable(upstreamId),
  campaignName: z.nullable(z.string()),
  status: z.string(),
  statusName: z.nullable(z.string()),
  ownerId: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
  createdAt: z.nullable(instant),
  modifiedAt: z.nullable(instant),
  lastCalledAt: z.nullable(instant),
  calledCount: z.nullable(z.int()),
  /** Account-specific fields by their wire name; dropped before a browser unless opted in. */
  custom: z.record(z.string(), z.string()),
})
export type Lead = z.infer<typeof lead>

/** A lead as a person may see it: `masked` names the fields whose value is not the whole one, so that none of them is ever saved back. */
export const shownLead = z.extend(lead, { masked: z.array(z.string()) })
export type ShownLead = z.infer<typeof shownLead>

const span = z.object({ from: z.optional(instant), to: z.optional(instant) })

/** Every documented filter of leads/search in our words. Texts match as the upstream matches them. */
export const leadFilters = z.extend(z.partial(z.omit(leadText, { notes: true, phoneCode: true })), {
  leadIds: z.optional(z.array(upstreamId)),
  listIds: z.optional(z.array(upstreamId)),
  userId: z.optional(z.string()),
  ownerId: z.optional(z.string()),
  statuses: z.optional(z.array(z.string())),
  createdBy: z.optional(z.string()),
  modifiedBy: z.optional(z.string()),
  created: z.optional(span),
  updated: z.optional(span),
  lastCalled: z.optional(span),
  deleted: z.optional(span),
  archived: z.optional(span),
  changed: z.optional(span),
  custom: z.optional(z.record(z.string(), z.string())),
})
export type LeadFilters = z.infer<typeof leadFilters>

/** In words, because two documents number the duplicate check differently. */
export const duplicateCheck = z.enum(['none', 'account', 'list', 'campaign'])

const writable = z.extend(z.partial(leadText), {
  listId: z.optional(upstreamId),
  status: z.optional(z.string()),
  ownerId: z.optional(z.string()),
  userId: z.optional(z.string()),
  custom: z.optional(z.record(z.string(), z.string())),
})
export const leadChanges = writable
export type LeadChanges = z.infer<typeof leadChanges>

export const newLead = z.extend(writable, {
  listId: upstreamId,
  phone: z.string(),
  duplicates: z._default(duplicateCheck, 'none'),
  duplicatesInArchive: z._default(z.boolean(), false),
  checkDnc: z._default(z.boolean(), false),
  checkWireless: z._default(z.boolean(), false),
  hopper: z.optional(
    z.object({ priority: z.int().check(z.minimum(0), z.maximum(99)), expiresInMinutes: z.optional(z.int().check(z.minimum(1), z.maximum(300))) }),
  ),
  updateIfFound: z.optional(
    z.object({
      leadId: z.optional(upstreamId),
      listId: z.optional(upstreamId),
      campaignId: z.optional(upstreamId),
      order: z.optional(z.enum(['asc', 'desc'])),
    }),
  ),
})
export type NewLead = z.input<typeof newLead>
