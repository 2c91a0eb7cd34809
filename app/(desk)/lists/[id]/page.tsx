import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { upstreamId } from '@/lib/contracts/paging'
import { listQueries } from '@/lib/queries/lists'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getList } from '@/lib/server/usecases/lists/get-list'
import { ShownOnceRead } from '../../shown-once-read'
import { ListClient } from './client'
import { ListLoading } from './list-loading'

export const metadata: Metadata = { title: 'List' }

type ListRouteProps = { params: Promise<{ id: string }> }

export default async function ListRoute({ params }: ListRouteProps) {
  const page = await requirePage('floor.read')
  const id = upstreamId.safeParse((await params).id)
  if (!id.success) notFound()
  return <ShownOnceRead content={readList(page, id.data)} fallback={<ListLoading />} />
}

async function readList(page: SignedInPage, id: string) {
  const client = pageClient()
  try {
    client.setQueryData(listQueries.detail(id).queryKey, rendered(await getList(page.ctx, id)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error, listId: id }, 'a list could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ListClient id={id} permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
