import * as z from 'zod/mini'
import { auditSearch } from '@/lib/contracts/audit'
import type { AuditFilter } from '@/lib/queries/audit'
import type { AuditFilters } from './filters'

/** What the address asks for as the search asks it; the same on the server and in the browser, so that both use one query key. */
export function toAuditFilter({ from, to, ...filters }: AuditFilters): AuditFilter {
  return z.omit(auditSearch, { before: true }).parse({ ...filters, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) })
}
