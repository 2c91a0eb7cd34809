import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { callbackSearchParams, toCallbacksFilter } from '@/components/callbacks/search-params'
import { callbackPageSize } from '@/lib/contracts/callbacks-words'
import { callbackQueries } from '@/lib/queries/callbacks'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { searchCallbacks } from '@/lib/server/usecases/callbacks/search-callbacks'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { CallbacksLoading } from './callbacks-loading'
import { CallbacksClient } from './client'

export const metadata: Metadata = { title: 'Callbacks' }

type CallbacksPageProps = { searchParams: Promise<PageQuery> }

export default async function CallbacksPage({ searchParams }: CallbacksPageProps) {
  const page = await requirePage('leads.read')
  return <ShownOnceRead content={readCallbacks(page, searchParams)} fallback={<CallbacksLoading />} />
}

async function readCallbacks(page: SignedInPage, searchParams: CallbacksPageProps['searchParams']) {
  const client = pageClient()
  const filter = toCallbacksFilter(callbackSearchParams.read(readQuery(await searchParams)))
  const query = callbackQueries.search(filter)
  try {
    const answer = await searchCallbacks(page.ctx, { ...filter, offset: 0, limit: callbackPageSize })
    client.setQueryData(query.queryKey, { pages: [rendered(answer)], pageParams: [query.initialPageParam] })
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'the callbacks could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CallbacksClient permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
