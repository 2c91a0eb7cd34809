import { infiniteQueryOptions } from '@tanstack/react-query'
import type { CallbacksAnswer, CallbacksQuery } from '@/lib/contracts/callbacks'
import { getJson, withQuery } from './http'
import { received, type Received } from './received'

/** What was due in some minutes is late by then: the groups are told anew. */
const pollMs = 30_000

export type CallbacksFilter = Omit<CallbacksQuery, 'offset' | 'limit'>

export const callbackQueries = {
  key: ['callbacks'],
  search: (filter: CallbacksFilter) =>
    infiniteQueryOptions({
      queryKey: ['callbacks', filter],
      queryFn: async ({ pageParam, signal }): Promise<Received<CallbacksAnswer>> =>
        received(await getJson<CallbacksAnswer>(withQuery('/api/callbacks', { ...filter, offset: pageParam }), { signal })),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const loaded = pages.reduce((sum, { items }) => sum + items.length, 0)
        return last.items.length > 0 && loaded < last.total ? loaded : undefined
      },
      refetchInterval: pollMs,
    }),
}
