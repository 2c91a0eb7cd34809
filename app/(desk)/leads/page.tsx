import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { fieldsFor, firstOffset, leadSearchParams, toLeadSearch } from '@/components/leads/search/search-params'
import { leadSearchQuery } from '@/lib/contracts/lead-search'
import { leadsQueries } from '@/lib/queries/leads'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { searchLeads } from '@/lib/server/usecases/leads/search-leads'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { LeadsClient } from './client'
import { LeadsLoading } from './leads-loading'

export const metadata: Metadata = { title: 'Leads' }

type LeadsPageProps = { searchParams: Promise<PageQuery> }

export default async function LeadsPage({ searchParams }: LeadsPageProps) {
  const page = await requirePage('leads.read')
  return <ShownOnceRead content={readLeads(page, searchParams)} fallback={<LeadsLoading />} />
}

async function readLeads(page: SignedInPage, searchParams: LeadsPageProps['searchParams']) {
  const client = new QueryClient()
  const state = leadSearchParams.read(readQuery(await searchParams))
  const search = toLeadSearch(state, fieldsFor(state))
  const offset = firstOffset(state)
  // An address may say what nobody can ask for; the browser's own request then tells what is wrong with it.
  const asked = leadSearchQuery.safeParse({ ...search, offset })
  if (asked.success) {
    try {
      const answer = rendered(await searchLeads(page.ctx, asked.data))
      client.setQueryData(leadsQueries.search(search, offset).queryKey, { pages: [answer], pageParams: [offset] })
    } catch (error) {
      page.ctx.log.warn({ error }, 'leads could not be rendered on the server')
    }
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LeadsClient permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
