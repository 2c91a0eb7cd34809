import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { RadarPage } from '@/components/lists/radar/radar-page'
import { radarSearchParams } from '@/components/lists/radar/search-params'
import { duplicatesPageSize } from '@/lib/contracts/list-health-words'
import { listHealthQueries } from '@/lib/queries/list-health'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage } from '@/lib/server/http/pages'
import { searchDuplicates } from '@/lib/server/usecases/lists/radar/search-duplicates'
import { readQuery, type PageQuery } from '../../read-query'

export const metadata: Metadata = { title: 'Duplicates' }

export default async function DuplicatesPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { ctx, environment, permissions } = await requirePage('leads.read')
  const { page } = radarSearchParams.read(readQuery(await searchParams))
  const offset = (page - 1) * duplicatesPageSize
  const client = pageClient()
  try {
    client.setQueryData(listHealthQueries.duplicates(offset).queryKey, rendered(await searchDuplicates(ctx, { offset })))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error }, 'the duplicates could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RadarPage zone={environment.timeZone} canEdit={permissions.includes('lists.edit')} />
    </HydrationBoundary>
  )
}
