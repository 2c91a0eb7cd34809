import type { SearchParams } from 'nuqs/server'
import { createLoader } from 'nuqs/server'
import { auditSearch } from '@/lib/contracts/audit'
import type { AuditFilter } from '@/lib/queries/audit'
import type { AuditFilters } from './filters'
import { auditSearchParams } from './search-params'

const load = createLoader(auditSearchParams)

/** What the address asks for; the same on the server and in the browser, so that both use one query key. */
export const auditFilterOf = async (params: Promise<SearchParams>): Promise<AuditFilter> => toAuditFilter(await load(params))

export function toAuditFilter({ from, to, ...filters }: AuditFilters): AuditFilter {
  return auditSearch.omit({ before: true }).parse({ ...filters, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) })
}
