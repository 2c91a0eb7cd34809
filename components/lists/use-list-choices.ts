import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardList } from '@/lib/contracts/lists'
import { listNameKey } from '@/lib/contracts/lists-words'
import { campaignQueries } from '@/lib/queries/campaigns'
import { listQueries } from '@/lib/queries/lists'

/** Campaigns to choose among, and which list has which name already. */
export function useListChoices(own?: Pick<BoardList, 'id'>) {
  const campaigns = useQuery(campaignQueries.list()).data?.items
  const lists = useQuery(listQueries.board()).data?.items
  return {
    campaigns: useMemo(() => (campaigns ?? []).map(({ id, name, active }) => ({ id, name, active })).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })), [campaigns]),
    taken: useMemo(
      () => new Map((lists ?? []).flatMap((list) => (list.id === own?.id ? [] : [[listNameKey(list.name), `The ${list.active ? 'active' : 'inactive'} list ${list.id}`] as const]))),
      [lists, own?.id],
    ),
  }
}
