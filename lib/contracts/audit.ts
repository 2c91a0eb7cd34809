import { z } from 'zod'
import { instant } from './paging'

export const auditOutcome = z.enum(['attempted', 'succeeded', 'failed', 'unknown', 'denied', 'observed'])
export type AuditOutcome = z.infer<typeof auditOutcome>

/** `noun.verb`; the closed list keeps filters and exports honest. */
export const auditActions = [
  'campaigns.switch',
  'campaigns.drift',
  'campaigns.stop-all',
  'campaigns.restore',
  'campaigns.bulk-switch',
  'campaigns.dismiss-stop-set',
  'sessions.sign-in',
  'sessions.sign-out',
  'sessions.revoke',
  'users.create',
  'users.update',
  'users.reset-password',
  'users.change-password',
  'users.first-admin',
  'connection.check',
  'audit.verify',
  'access.denied',
] as const
export const auditAction = z.enum(auditActions)
export type AuditAction = z.infer<typeof auditAction>

export const auditEntry = z.object({
  seq: z.number().int(),
  at: instant,
  /** Joins the intent with its outcome. */
  actId: z.string(),
  outcome: auditOutcome,
  action: auditAction,
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorRole: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  targetName: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  /** What Convoso answered, in short: `success`, or its code and our sentence. */
  upstream: z.string().nullable(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditSearch = z.object({
  action: z.array(auditAction).default([]),
  outcome: z.array(auditOutcome).default([]),
  actor: z.string().max(64).default(''),
  target: z.string().max(64).default(''),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Entries older than this sequence number (exclusive). */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditSearch = z.infer<typeof auditSearch>

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])

/** The same search as it comes in a query string, where one value of a list is no list. */
export const auditQuery = z.strictObject({
  ...auditSearch.shape,
  action: z.preprocess(oneOrMore, auditSearch.shape.action),
  outcome: z.preprocess(oneOrMore, auditSearch.shape.outcome),
})

export const auditAnswer = z.object({ items: z.array(auditEntry), nextBefore: z.number().int().nullable(), now: instant })
export type AuditAnswer = z.infer<typeof auditAnswer>

export const auditVerification = z.object({
  entries: z.number().int(),
  intact: z.boolean(),
  firstBrokenSeq: z.number().int().nullable(),
  headHash: z.string().nullable(),
  checkedAt: instant,
})
export type AuditVerification = z.infer<typeof auditVerification>
