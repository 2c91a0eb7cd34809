import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { agentQueries } from '@/lib/queries/agents'
import { campaignQueries } from '@/lib/queries/campaigns'
import { accountChoices } from '@/lib/queries/choices'
import { dayInZone } from '@/lib/shared/zone-stamp'
import type { AgentChoices } from './filters'
import type { AgentSearch } from './search-params'
import { toPerformance } from './to-performance'

/** The numbers of a view. `openedAt`: what "today" means, until the server says that another day has begun. */
export function usePerformance(search: AgentSearch, { zone, openedAt }: { zone: string; openedAt: string }) {
  const [readAt, setReadAt] = useState(openedAt)
  const asked = useMemo(() => toPerformance(search, { zone, nowMs: Date.parse(readAt) }), [search, zone, readAt])
  const query = useQuery({ ...agentQueries.performance(asked.query ?? nothing), enabled: asked.query !== null, placeholderData: keepPreviousData })
  const { data, error, refetch } = query
  // While it renders, so that no frame shows yesterday as today.
  if (data !== undefined && data.now > readAt && dayInZone(data.now, zone) !== dayInZone(readAt, zone)) setReadAt(data.now)
  const readAgain = () => {
    // "last 24 h" ends at the moment of the read.
    if (error === null && data !== undefined) setReadAt(new Date(Date.now() + (data.offsetMs ?? 0)).toISOString())
    void refetch()
  }
  return { ...query, asked, readAt, readAgain }
}

const nothing = { from: '', to: '', compare: 'none', campaigns: [], lists: [], queues: [], users: [], statuses: [] }

/** What the account knows; a part that cannot be read leaves its menu closed. */
export function useAgentChoices(): AgentChoices {
  const { data: account } = useQuery(accountChoices())
  const { data: floor } = useQuery({ ...campaignQueries.list(), refetchInterval: false })
  return useMemo(
    () => ({
      agents: account?.users.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      lists: account?.lists.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      statuses: account?.statuses.items.map(({ code, name }) => ({ value: code, label: name })) ?? [],
      campaigns: floor?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    }),
    [account, floor],
  )
}
