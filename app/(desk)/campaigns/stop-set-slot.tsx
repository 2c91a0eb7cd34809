import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { StopSetBanner } from '@/components/campaigns/stop-set-banner'
import { pageClient } from '@/lib/queries/page-client'
import { stopSetQueries } from '@/lib/queries/stop-set'
import type { SignedInPage } from '@/lib/server/http/pages'
import { getStopSet } from '@/lib/server/usecases/campaigns/get-stop-set'

/** The open stop set above every page; it asks only our own store, so the page does not wait for the upstream. */
export async function StopSetSlot({ page }: { page: Pick<SignedInPage, 'ctx' | 'permissions' | 'environment'> }) {
  const client = pageClient()
  try {
    client.setQueryData(stopSetQueries.open().queryKey, await getStopSet(page.ctx))
  } catch (error) {
    // The browser asks again and says so when it fails too.
    page.ctx.log.warn({ error }, 'the stop set could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <StopSetBanner mayStopAll={page.permissions.includes('campaigns.stop-all')} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
