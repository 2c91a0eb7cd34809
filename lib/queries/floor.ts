import { queryOptions } from '@tanstack/react-query'
import type { FloorAnswer } from '@/lib/contracts/live'
import { getJson } from './http'
import { received } from './received'

/** Tells the server that somebody looks, and finds changes where the live stream is down. */
const pollMs = 10_000

export const floorQueries = {
  key: ['floor'],
  now: () =>
    queryOptions({
      queryKey: ['floor', 'now'],
      queryFn: async ({ signal }) => received(await getJson<FloorAnswer>('/api/agents/live', { signal })),
      refetchInterval: pollMs,
      staleTime: 2_000,
      // Where everybody was a while ago is nothing to show when somebody comes back.
      gcTime: 60_000,
    }),
}
