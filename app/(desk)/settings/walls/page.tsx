import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { WallsPanel } from '@/components/walls/walls-panel'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { wallQueries } from '@/lib/queries/walls'
import { requirePage } from '@/lib/server/http/pages'
import { getWalls } from '@/lib/server/usecases/walls/get-walls'

export const metadata: Metadata = { title: 'Walls' }

export default async function WallsSettingsPage() {
  const { ctx, environment } = await requirePage('users.manage')
  const client = pageClient()
  try {
    client.setQueryData(wallQueries.list().queryKey, rendered(await getWalls(ctx)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error }, 'the walls could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WallsPanel zone={environment.timeZone} />
    </HydrationBoundary>
  )
}
