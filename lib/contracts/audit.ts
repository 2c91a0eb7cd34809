import * as z from 'zod/mini'
import { auditActions, auditOutcomes } from './audit-words'
import { instant } from './paging'

export const auditOutcome = z.enum(auditOutcomes)
export type AuditOutcome = z.infer<typeof auditOutcome>

export const auditAction = z.enum(auditActions)
export type AuditAction = z.infer<typeof auditAction>

export const auditEntry = z.object({
  seq: z.int(),
  at: instant,
  /** Joins the intent with its outcome. */
  actId: z.string(),
  outcome: auditOutcome,
  action: auditAction,
  actorId: z.nullable(z.string()),
  actorName: z.string(),
  actorRole: z.nullable(z.string()),
  address: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
  targetKind: z.nullable(z.string()),
  targetId: z.nullable(z.string()),
  targetName: z.nullable(z.string()),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.nullable(z.string()),
  /** What Convoso answered, in short: `success`, or its code and our sentence. */
  upstream: z.nullable(z.string()),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditSearch = z.object({
  action: z._default(z.array(auditAction), []),
  outcome: z._default(z.array(auditOutcome), []),
  actor: z._default(z.string().check(z.maxLength(64)), ''),
  target: z._default(z.string().check(z.maxLength(64)), ''),
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
  /** Entries older than this sequence number (exclusive). */
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
})
export type AuditSearch = z.infer<typeof auditSearch>

const oneOrMore = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value])

/** The same search as it comes in a query string, where one value of a list is no list. */
export const auditQuery = z.strictObject({
  ...auditSearch.shape,
  action: z.pipe(z.transform(oneOrMore), auditSearch.shape.action),
  outcome: z.pipe(z.transform(oneOrMore), auditSearch.shape.outcome),
})

export const auditAnswer = z.object({ items: z.array(auditEntry), nextBefore: z.nullable(z.int()), now: instant })
export type AuditAnswer = z.infer<typeof auditAnswer>

export const auditVerification = z.object({
  entries: z.int(),
  intact: z.boolean(),
  firstBrokenSeq: z.nullable(z.int()),
  headHash: z.nullable(z.string()),
  checkedAt: instant,
})
export type AuditVerification = z.infer<typeof auditVerification>
