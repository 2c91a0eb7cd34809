import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { upstreamId } from '@/lib/contracts/paging'
import { campaignQueries } from '@/lib/queries/campaigns'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getCampaign } from '@/lib/server/usecases/campaigns/get-campaign'
import { ShownOnceRead } from '../../shown-once-read'
import { CampaignLoading } from './campaign-loading'
import { CampaignClient } from './client'

export const metadata: Metadata = { title: 'Campaign' }

type CampaignRouteProps = { params: Promise<{ id: string }> }

export default async function CampaignRoute({ params }: CampaignRouteProps) {
  const page = await requirePage('floor.read')
  const id = upstreamId.safeParse((await params).id)
  if (!id.success) notFound()
  return <ShownOnceRead content={readCampaign(page, id.data)} fallback={<CampaignLoading />} />
}

async function readCampaign(page: SignedInPage, id: string) {
  const client = pageClient()
  try {
    client.setQueryData(campaignQueries.detail(id).queryKey, rendered(await getCampaign(page.ctx, id)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error, campaignId: id }, 'a campaign could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignClient id={id} permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
