import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { ServerClock } from '@/components/ui/server-clock'
import { QueryProvider } from '@/lib/queries/client'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { wallQueries } from '@/lib/queries/walls'
import { requireWallPage } from '@/lib/server/http/wall-page'
import { getWallFloor } from '@/lib/server/usecases/walls/get-wall-floor'
import { WallClient } from './client'

export const metadata: Metadata = { title: 'Wall' }

export default async function WallPage() {
  const { desk, reader, serverNow } = await requireWallPage()
  const client = pageClient()
  try {
    client.setQueryData(wallQueries.floor().queryKey, rendered(await getWallFloor(desk, reader)))
  } catch (error) {
    // The screen asks again and shows the sentence.
    desk.log.warn({ error }, 'the wall could not be rendered on the server')
  }
  return (
    <QueryProvider>
      <ServerClock now={serverNow}>
        <HydrationBoundary state={dehydrate(client)}>
          <WallClient />
        </HydrationBoundary>
      </ServerClock>
    </QueryProvider>
  )
}
