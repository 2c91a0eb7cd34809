import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { floorQueries } from '@/lib/queries/floor'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getFloor } from '@/lib/server/usecases/live/get-floor'
import { readQuery, type PageQuery } from '../../read-query'
import { ShownOnceRead } from '../../shown-once-read'
import { LiveClient } from './client'
import { LiveLoading } from './live-loading'

export const metadata: Metadata = { title: 'Live floor' }

export default async function LivePage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const page = await requirePage('floor.read')
  const query = readQuery(await searchParams)
  if (query.get('wall') === '1') redirect(`/wall?${query}`)
  return <ShownOnceRead content={readFloor(page)} fallback={<LiveLoading />} />
}

async function readFloor(page: SignedInPage) {
  const client = pageClient()
  try {
    client.setQueryData(floorQueries.now().queryKey, rendered(await getFloor(page.ctx)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'the floor could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LiveClient zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
