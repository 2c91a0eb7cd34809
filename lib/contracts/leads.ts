import { z } from 'zod'
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

export const lead = leadText.extend({
  id: upstreamId,
  listId: upstreamId.nullable(),
  listName: z.string().nullable(),
  campaignId: upstreamId.nullable(),
  campaignName: z.string().nullable(),
  status: z.string(),
  statusName: z.string().nullable(),
  ownerId: z.string().nullable(),
  userId: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: instant.nullable(),
  modifiedAt: instant.nullable(),
  lastCalledAt: instant.nullable(),
  calledCount: z.number().int().nullable(),
  /** Account-specific fields by their wire name; dropped before a browser unless opted in. */
  custom: z.record(z.string(), z.string()),
})
export type Lead = z.infer<typeof lead>

const span = z.object({ from: instant.optional(), to: instant.optional() })

/** Every documented filter of leads/search in our words. Texts match as the upstream matches them. */
export const leadFilters = leadText
  .omit({ notes: true, phoneCode: true })
  .partial()
  .extend({
    leadIds: z.array(upstreamId).optional(),
    listIds: z.array(upstreamId).optional(),
    userId: z.string().optional(),
    ownerId: z.string().optional(),
    statuses: z.array(z.string()).optional(),
    createdBy: z.string().optional(),
    modifiedBy: z.string().optional(),
    created: span.optional(),
    updated: span.optional(),
    lastCalled: span.optional(),
    deleted: span.optional(),
    archived: span.optional(),
    changed: span.optional(),
    custom: z.record(z.string(), z.string()).optional(),
  })
export type LeadFilters = z.infer<typeof leadFilters>

/** In words, because two documents number the duplicate check differently. */
export const duplicateCheck = z.enum(['none', 'account', 'list', 'campaign'])

const writable = leadText.partial().extend({
  listId: upstreamId.optional(),
  status: z.string().optional(),
  ownerId: z.string().optional(),
  userId: z.string().optional(),
  custom: z.record(z.string(), z.string()).optional(),
})
export const leadChanges = writable
export type LeadChanges = z.infer<typeof leadChanges>

export const newLead = writable.extend({
  listId: upstreamId,
  phone: z.string(),
  duplicates: duplicateCheck.default('none'),
  duplicatesInArchive: z.boolean().default(false),
  checkDnc: z.boolean().default(false),
  checkWireless: z.boolean().default(false),
  hopper: z.object({ priority: z.number().int().min(0).max(99), expiresInMinutes: z.number().int().min(1).max(300).optional() }).optional(),
  updateIfFound: z
    .object({ leadId: upstreamId.optional(), listId: upstreamId.optional(), campaignId: upstreamId.optional(), order: z.enum(['asc', 'desc']).optional() })
    .optional(),
})
export type NewLead = z.input<typeof newLead>
