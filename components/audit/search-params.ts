import { auditActions, auditOutcomes } from '@/lib/contracts/audit-words'
import { day, manyOf, searchCodec, text, type SearchOf } from '@/lib/shared/search-codec'

/** The filters of `/audit` in its URL. */
export const auditSearchParams = searchCodec({
  action: manyOf(auditActions),
  outcome: manyOf(auditOutcomes),
  actor: text('', 64),
  target: text('', 64),
  from: day(),
  to: day(),
})
export type AuditFilters = SearchOf<typeof auditSearchParams>

export const noFilters: AuditFilters = { action: [], outcome: [], actor: '', target: '', from: null, to: null }

/** How many of them are on; the two days are one. */
export const filtersOn = ({ action, outcome, actor, target, from, to }: AuditFilters): number =>
  [action.length > 0, outcome.length > 0, actor !== '', target !== '', from !== null || to !== null].filter(Boolean).length
