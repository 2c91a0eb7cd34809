import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { fieldsFor, firstOffset, leadSearchParams, toLeadSearch } from '@/components/leads/search/search-params'
import type { LeadsBeginning } from '@/components/leads/search/use-loaded-leads'
import { leadSearchQuery } from '@/lib/contracts/lead-search'
import { leadsQueries } from '@/lib/queries/leads'
import { pageClient } from '@/lib/queries/page-client'
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

/** Rows that come in the first piece of a page of very many; the others follow in the same answer. */
const soonRows = 50
/** By then the first piece is on its way: writing thousands of rows down would hold it up. */
const firstPieceMs = 40

async function readLeads(page: SignedInPage, searchParams: LeadsPageProps['searchParams']) {
  const client = pageClient()
  const state = leadSearchParams.read(readQuery(await searchParams))
  const search = toLeadSearch(state, fieldsFor(state))
  const offset = firstOffset(state)
  const query = leadsQueries.search(search, offset)
  let beginning: LeadsBeginning | null = null
  // An address may say what nobody can ask for; the browser's own request then tells what is wrong with it.
  const asked = leadSearchQuery.safeParse({ ...search, offset })
  if (asked.success) {
    try {
      const answer = rendered(await searchLeads(page.ctx, asked.data))
      // What the person wants sorted is sorted whole or not at all.
      if (answer.items.length <= soonRows * 2 || state.sort !== '') {
        client.setQueryData(query.queryKey, { pages: [answer], pageParams: [offset] })
      } else {
        beginning = { queryKey: query.queryKey, answer: { ...answer, items: answer.items.slice(0, soonRows) } }
        void client.prefetchInfiniteQuery({ ...query, queryFn: () => new Promise<typeof answer>((resolve) => setTimeout(resolve, firstPieceMs, answer)) })
      }
    } catch (error) {
      page.ctx.log.warn({ error }, 'leads could not be rendered on the server')
    }
  }
  return (
    <HydrationBoundary state={dehydrate(client, { shouldDehydrateQuery: () => true })}>
      <LeadsClient permissions={page.permissions} zone={page.environment.timeZone} beginning={beginning} />
    </HydrationBoundary>
  )
}
