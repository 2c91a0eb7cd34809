import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { agentSearchParams } from '@/components/agents/search-params'
import { toPerformance } from '@/components/agents/to-performance'
import { PatternDefs } from '@/components/charts/pattern-defs'
import { agentQueries } from '@/lib/queries/agents'
import { pageClient } from '@/lib/queries/page-client'
import { rendered } from '@/lib/queries/received'
import { requirePage, type SignedInPage } from '@/lib/server/http/pages'
import { comparePerformance } from '@/lib/server/usecases/agents/compare-performance'
import { getRatios } from '@/lib/server/usecases/agents/get-ratios'
import { readQuery, type PageQuery } from '../read-query'
import { ShownOnceRead } from '../shown-once-read'
import { AgentsLoading } from './agents-loading'
import { AgentsClient } from './client'

export const metadata: Metadata = { title: 'Agents' }

type AgentsPageProps = { searchParams: Promise<PageQuery> }

export default async function AgentsPage({ searchParams }: AgentsPageProps) {
  const page = await requirePage('floor.read')
  return <ShownOnceRead content={readAgents(page, searchParams)} fallback={<AgentsLoading />} />
}

async function readAgents(page: SignedInPage, searchParams: AgentsPageProps['searchParams']) {
  const { ctx, environment, serverNow, permissions } = page
  const client = pageClient()
  const search = agentSearchParams.read(readQuery(await searchParams))
  const { query } = toPerformance(search, { zone: environment.timeZone, nowMs: Date.parse(serverNow) })
  try {
    const [answer, ratios] = await Promise.all([query === null ? null : comparePerformance(ctx, query), getRatios(ctx)])
    if (query !== null && answer !== null) client.setQueryData(agentQueries.performance(query).queryKey, rendered(answer))
    client.setQueryData(agentQueries.ratios().queryKey, ratios)
  } catch (error) {
    // The browser asks again and shows the sentence with a way to retry.
    ctx.log.warn({ error }, 'the agents could not be rendered on the server')
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatternDefs />
      <AgentsClient zone={environment.timeZone} openedAt={serverNow} permissions={permissions} />
    </HydrationBoundary>
  )
}
