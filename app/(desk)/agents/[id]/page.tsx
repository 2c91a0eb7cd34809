import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AgentPage } from '@/components/agents/page/agent-page'
import { agentPageParams } from '@/components/agents/page/search-params'
import { toPerformance } from '@/components/agents/to-performance'
import { PatternDefs } from '@/components/charts/pattern-defs'
import { upstreamId } from '@/lib/contracts/paging'
import { agentQueries } from '@/lib/queries/agents'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { comparePerformance } from '@/lib/server/usecases/agents/compare-performance'
import { readQuery, type PageQuery } from '../../read-query'
import { ShownOnceRead } from '../../shown-once-read'
import { AgentsLoading } from '../agents-loading'

export const metadata: Metadata = { title: 'Agent' }

type AgentRouteProps = { params: Promise<{ id: string }>; searchParams: Promise<PageQuery> }

export default async function AgentRoute({ params, searchParams }: AgentRouteProps) {
  const page = await requirePage('floor.read')
  const id = upstreamId.safeParse((await params).id)
  if (!id.success) notFound()
  return <ShownOnceRead content={readAgent(page, { id: id.data, searchParams })} fallback={<AgentsLoading />} />
}

async function readAgent({ ctx, environment, serverNow, permissions }: SignedInPage, { id, searchParams }: { id: string; searchParams: Promise<PageQuery> }) {
  const client = pageClient()
  const search = agentPageParams.read(readQuery(await searchParams))
  const { query } = toPerformance({ list: [], queue: [], user: [], status: [], ...search }, { zone: environment.timeZone, nowMs: Date.parse(serverNow) })
  try {
    if (query !== null) client.setQueryData(agentQueries.performance(query).queryKey, rendered(await comparePerformance(ctx, query)))
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error, agentId: id }, 'an agent could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatternDefs />
      <AgentPage id={id} zone={environment.timeZone} openedAt={serverNow} permissions={permissions} />
    </HydrationBoundary>
  )
}
