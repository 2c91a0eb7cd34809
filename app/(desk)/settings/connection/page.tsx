import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { ConnectionPage } from '@/components/settings/connection-page'
import { LiveChecklist } from '@/components/settings/live-checklist'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { settingsQueries } from '@/lib/queries/settings'
import { requirePage } from '@/lib/server/http/pages'
import { getConnection } from '@/lib/server/usecases/connection/check-connection'

export const metadata: Metadata = { title: 'Connection' }

export default async function ConnectionSettingsPage() {
  const { ctx, environment } = await requirePage('connection.manage')
  const client = pageClient()
  const connection = await getConnection(ctx)
  client.setQueryData(settingsQueries.connection().queryKey, rendered(connection))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ConnectionPage zone={environment.timeZone} checklist={<LiveChecklist connection={connection} />} />
    </HydrationBoundary>
  )
}
