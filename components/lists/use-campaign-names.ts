import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { campaignQueries } from '@/lib/queries/campaigns'

/** Names of campaigns by their ids, as far as they are loaded. */
export function useCampaignNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(campaignQueries.list())
  return useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name])), [data])
}
