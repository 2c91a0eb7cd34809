import type { SearchParams } from 'nuqs/server'
import { createLoader } from 'nuqs/server'
import type { AuditFilter } from '@/lib/queries/audit'
import { toAuditFilter } from './audit-filter'
import { auditSearchParams } from './search-params'

const load = createLoader(auditSearchParams)

/** For the page on the server, which has no hooks. */
export const loadAuditFilter = async (params: Promise<SearchParams>): Promise<AuditFilter> => toAuditFilter(await load(params))
