import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { toAuditFilter } from '@/components/audit/audit-filter'
import { auditSearchParams } from '@/components/audit/search-params'
import { auditQueries } from '@/lib/queries/audit'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { searchAudit } from '@/lib/server/usecases/audit/search-audit'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { AuditLoading } from './audit-loading'
import { AuditClient } from './client'

export const metadata: Metadata = { title: 'Audit' }

type AuditPageProps = { searchParams: Promise<PageQuery> }

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const page = await requirePage('audit.read')
  return <ShownOnceRead content={readAudit(page, searchParams)} fallback={<AuditLoading />} />
}

async function readAudit(page: SignedInPage, searchParams: AuditPageProps['searchParams']) {
  const client = pageClient()
  const filter = toAuditFilter(auditSearchParams.read(readQuery(await searchParams)))
  const query = auditQueries.search(filter)
  try {
    const answer = rendered(await searchAudit(page.ctx, filter))
    client.setQueryData(query.queryKey, { pages: [answer], pageParams: [query.initialPageParam] })
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'the audit could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditClient
        zone={page.environment.timeZone}
        mayVerify={page.permissions.includes('audit.read-all')}
        mayEditLeads={page.permissions.includes('leads.edit')}
        maySwitch={page.permissions.includes('campaigns.switch')}
      />
    </HydrationBoundary>
  )
}
