import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { todayQueries } from '@/lib/queries/today'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getToday } from '@/lib/server/usecases/today/get-today'
import { ShownOnceRead } from './shown-once-read'
import { TodayClient } from './today-client'
import { TodayLoading } from './today-loading'

export const metadata: Metadata = { title: 'Today' }

export default async function TodayPage() {
  const page = await requirePage('floor.read')
  return <ShownOnceRead content={readToday(page)} fallback={<TodayLoading />} />
}

async function readToday(page: SignedInPage) {
  const client = pageClient()
  try {
    client.setQueryData(todayQueries.now().queryKey, rendered(await getToday(page.ctx)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'the page of today could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TodayClient zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
