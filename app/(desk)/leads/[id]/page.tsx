import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { upstreamId } from '@/lib/contracts/paging'
import { leadQueries } from '@/lib/queries/lead'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { getLead } from '@/lib/server/usecases/leads/get-lead'
import { ShownOnceRead } from '../../shown-once-read'
import { LeadClient } from './client'
import { LeadLoading } from './lead-loading'

/** Without the name: a title stands in the browser's history. */
export const metadata: Metadata = { title: 'Lead' }

type LeadRouteProps = { params: Promise<{ id: string }> }

export default async function LeadRoute({ params }: LeadRouteProps) {
  const page = await requirePage('leads.read')
  const id = upstreamId.safeParse((await params).id)
  if (!id.success) notFound()
  return <ShownOnceRead content={readLead(page, id.data)} fallback={<LeadLoading />} />
}

async function readLead(page: SignedInPage, id: string) {
  const client = pageClient()
  try {
    client.setQueryData(leadQueries.detail(id).queryKey, rendered(await getLead(page.ctx, id)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    page.ctx.log.warn({ error, leadId: id }, 'a lead could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LeadClient id={id} permissions={page.permissions} zone={page.environment.timeZone} />
    </HydrationBoundary>
  )
}
