import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Choice } from '@/components/ui/choice-menu'
import { useServerNow } from '@/components/ui/server-clock'
import type { CallRow, CallSearch } from '@/lib/contracts/calls'
import { callQueries } from '@/lib/queries/calls'
import { campaignQueries } from '@/lib/queries/campaigns'
import { accountChoices } from '@/lib/queries/choices'
import { callsPerPage, type CallsState } from './search-params'
import { toCallSearch } from './to-search'

/** The calls of a view, page after page. `openedAt`: until when "today" and the like go, until somebody reads again. */
export function useCalls(state: CallsState, { zone, openedAt }: { zone: string; openedAt: string }) {
  const [readAt, setReadAt] = useState(openedAt)
  const nowMs = useServerNow()
  const search = useStable(useMemo(() => toCallSearch(state, { zone, nowMs: Date.parse(readAt) }), [state, zone, readAt]))
  const query = useInfiniteQuery({ ...callQueries.search(search ?? nothing, callsPerPage), enabled: search !== null, placeholderData: keepPreviousData })
  const pages = query.data?.pages
  const calls = useMemo(() => onceEach(pages?.flatMap(({ items }) => items) ?? []), [pages])
  const readAgain = () => {
    const later = toCallSearch(state, { zone, nowMs })
    if (JSON.stringify(later) === JSON.stringify(search)) void query.refetch()
    else setReadAt(new Date(nowMs).toISOString())
  }
  return { query, search, calls, first: pages?.[0], readAgain }
}

const nothing: CallSearch = { from: '', to: '', user: [], campaign: [], list: [], queue: [], status: [], type: [] }

/** The same question is the same object: a changed column or an opened row asks nothing anew. */
function useStable(search: CallSearch | null): CallSearch | null {
  const [known, setKnown] = useState(search)
  if (JSON.stringify(known) === JSON.stringify(search)) return known
  setKnown(search)
  return search
}

/** A call that came late into the log moves the rows behind it: one may come twice. */
const onceEach = (calls: readonly CallRow[]): CallRow[] => [...new Map(calls.map((call) => [call.id, call])).values()]

export type CallChoices = { user: readonly Choice[]; campaign: readonly Choice[]; list: readonly Choice[]; status: readonly Choice[] }

/** What the account knows; a part that cannot be read leaves its menu closed. */
export function useCallChoices(): CallChoices {
  const { data: account } = useQuery(accountChoices())
  const { data: floor } = useQuery({ ...campaignQueries.list(), refetchInterval: false })
  return useMemo(
    () => ({
      user: account?.users.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      status: account?.statuses.items.map(({ code, name }) => ({ value: code, label: name })) ?? [],
      list: account?.lists.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      campaign: floor?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    }),
    [account, floor],
  )
}
