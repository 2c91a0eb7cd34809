import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { callSearchParams, callsPerPage } from '@/components/calls/search-params'
import { toCallSearch } from '@/components/calls/to-search'
import { PatternDefs } from '@/components/charts/pattern-defs'
import { callQueries } from '@/lib/queries/calls'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { searchCalls } from '@/lib/server/usecases/calls/search-calls'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { CallsClient } from './client'
import { CallsLoading } from './calls-loading'

export const metadata: Metadata = { title: 'Calls' }

type CallsPageProps = { searchParams: Promise<PageQuery> }

export default async function CallsPage({ searchParams }: CallsPageProps) {
  const page = await requirePage('leads.read')
  return <ShownOnceRead content={readCalls(page, searchParams)} fallback={<CallsLoading />} />
}

async function readCalls(page: SignedInPage, searchParams: CallsPageProps['searchParams']) {
  const { ctx, environment, permissions, serverNow } = page
  const client = pageClient()
  const state = callSearchParams.read(readQuery(await searchParams))
  const search = toCallSearch(state, { zone: environment.timeZone, nowMs: Date.parse(serverNow) })
  if (search !== null) {
    const query = callQueries.search(search, callsPerPage)
    try {
      const answer = await searchCalls(ctx, { ...search, skip: 0, limit: callsPerPage })
      client.setQueryData(query.queryKey, { pages: [rendered(answer)], pageParams: [query.initialPageParam] })
    } catch (error) {
      // The browser asks again and shows the sentence with a way to retry.
      ctx.log.warn({ error }, 'the calls could not be rendered on the server')
    }
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatternDefs />
      <CallsClient zone={environment.timeZone} openedAt={serverNow} permissions={permissions} />
    </HydrationBoundary>
  )
}
