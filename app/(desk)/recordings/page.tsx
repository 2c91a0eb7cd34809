import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { recordingSearchParams } from '@/components/recordings/search-params'
import { toRecordingsFilter } from '@/components/recordings/to-filter'
import { pageClient } from '@/lib/queries/page-client'
import { recordingQueries } from '@/lib/queries/recordings'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { searchRecordings } from '@/lib/server/usecases/recordings/search-recordings'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { RecordingsClient } from './client'
import { RecordingsLoading } from './recordings-loading'

export const metadata: Metadata = { title: 'Recordings' }

type RecordingsPageProps = { searchParams: Promise<PageQuery> }

export default async function RecordingsPage({ searchParams }: RecordingsPageProps) {
  const page = await requirePage('recordings.play')
  return <ShownOnceRead content={readRecordings(page, searchParams)} fallback={<RecordingsLoading />} />
}

async function readRecordings(page: SignedInPage, searchParams: RecordingsPageProps['searchParams']) {
  const { ctx, environment, serverNow } = page
  const client = pageClient()
  const search = recordingSearchParams.read(readQuery(await searchParams))
  const filter = toRecordingsFilter(search, { zone: environment.timeZone, nowMs: Date.parse(serverNow) })
  if (filter !== null) {
    const query = recordingQueries.search(filter)
    try {
      const answer = await searchRecordings(ctx, { ...filter, skip: 0 })
      client.setQueryData(query.queryKey, { pages: [answer], pageParams: [query.initialPageParam] })
    } catch (error) {
      // The browser asks again and shows the sentence with a way to retry.
      ctx.log.warn({ error }, 'the recordings could not be rendered on the server')
    }
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RecordingsClient zone={environment.timeZone} openedAt={serverNow} />
    </HydrationBoundary>
  )
}
