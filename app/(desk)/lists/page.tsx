import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { listQueries } from '@/lib/queries/lists'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getLists } from '@/lib/server/usecases/lists/get-lists'
import { ShownOnceRead } from '../shown-once-read'
import { ListsClient } from './client'
import { ListsLoading } from './lists-loading'

export const metadata: Metadata = { title: 'Lists' }

export default async function ListsPage() {
  const page = await requirePage('floor.read')
  return <ShownOnceRead content={readLists(page)} fallback={<ListsLoading />} />
}

async function readLists(page: SignedInPage) {
  const client = pageClient()
  try {
    client.setQueryData(listQueries.board().queryKey, rendered(await getLists(page.ctx)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'lists could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ListsClient permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
