import type { AuditFilter } from '@/lib/queries/audit'
import type { AuditFilters } from './search-params'

const rowsPerPage = 50

/** What the address asks for as the search asks it; the same on the server and in the browser, so that both use one query key. */
export const toAuditFilter = ({ action, outcome, from, to, ...texts }: AuditFilters): AuditFilter => ({
  ...texts,
  action: [...action],
  outcome: [...outcome],
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
  limit: rowsPerPage,
})
