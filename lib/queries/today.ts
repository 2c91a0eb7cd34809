import { queryOptions } from '@tanstack/react-query'
import type { TodayAnswer } from '@/lib/contracts/today'
import { getJson } from './http'
import { received } from './received'

/** Tells the server that somebody looks, and finds changes where the live stream is down. */
const pollMs = 15_000
const soonMs = 2_000

export const todayQueries = {
  key: ['today'],
  now: () =>
    queryOptions({
      queryKey: ['today', 'now'],
      queryFn: async ({ signal }) => received(await getJson<TodayAnswer>('/api/today', { signal })),
      refetchInterval: ({ state }) => (state.data !== undefined && isPartMissing(state.data) ? soonMs : pollMs),
    }),
}

const isPartMissing = ({ plan, numbers, callbacks, lists }: TodayAnswer): boolean =>
  [plan, numbers, callbacks, lists].some(({ value, problem }) => value === null && problem === null)
