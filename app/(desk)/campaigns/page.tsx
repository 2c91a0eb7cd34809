import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { campaignQueries } from '@/lib/queries/campaigns'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getCampaigns } from '@/lib/server/usecases/campaigns/get-campaigns'
import { ShownOnceRead } from '../shown-once-read'
import { CampaignsLoading } from './campaigns-loading'
import { CampaignsClient } from './client'

export const metadata: Metadata = { title: 'Campaigns' }

export default async function CampaignsPage() {
  const page = await requirePage('floor.read')
  return <ShownOnceRead content={readCampaigns(page)} fallback={<CampaignsLoading />} />
}

async function readCampaigns(page: SignedInPage) {
  const client = pageClient()
  try {
    client.setQueryData(campaignQueries.list().queryKey, rendered(await getCampaigns(page.ctx)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error }, 'campaigns could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignsClient permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
