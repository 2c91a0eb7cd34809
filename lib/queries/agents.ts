import type { QueryClient } from '@tanstack/react-query'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  AgentDayAnswer,
  ConvosoUsersAnswer,
  NewRatioInput,
  PerformanceAnswer,
  PerformanceFilters,
  Ratio,
  RatiosAnswer,
  RereadInput,
  TrendPart,
} from '@/lib/contracts/performance'
import type { TrendStep } from '@/lib/contracts/performance-words'
import { getJson, getLines, sendJson, withQuery } from './http'
import { received } from './received'

/** The numbers of a running stretch go up to the last full minute. */
const runningPollMs = 60_000

const keys = {
  all: ['agents'],
  performance: ['agents', 'performance'],
  trend: ['agents', 'trend'],
  ratios: ['agents', 'ratios'],
  day: ['agents', 'day'],
} as const

export type PerformanceSearch = PerformanceFilters & { from: string; to: string; compare: string }
export type TrendSearch = PerformanceFilters & { from: string; to: string; by: TrendStep; contacts?: '1' }
/** What has come of a trend; `parts` grow while it streams in. */
export type TrendLoad = { parts: readonly TrendPart[] }

export const agentQueries = {
  keys,
  performance: (search: PerformanceSearch) =>
    queryOptions({
      queryKey: [...keys.performance, search],
      queryFn: async ({ signal }) => received(await getJson<PerformanceAnswer>(withQuery('/api/agents/performance', search), { signal })),
      staleTime: 30_000,
      refetchInterval: ({ state }) => (state.data?.range.isRunning === false ? false : runningPollMs),
    }),
  trend: (client: QueryClient, search: TrendSearch) =>
    queryOptions({
      queryKey: [...keys.trend, search],
      queryFn: async ({ signal, queryKey }): Promise<TrendLoad> => {
        const isFirst = client.getQueryData(queryKey) === undefined
        let load: TrendLoad = { parts: [] }
        const take = (part: TrendPart) => {
          load = { parts: [...load.parts, part] }
          // A repeated read replaces the old curve at its end, not with its first piece.
          if (isFirst) client.setQueryData(queryKey, load)
        }
        await getLines<TrendPart>(withQuery('/api/agents/performance/trend', search), take, { signal })
        return load
      },
      staleTime: 300_000,
      refetchOnWindowFocus: false,
      retry: false,
    }),
  ratios: () =>
    queryOptions({ queryKey: keys.ratios, queryFn: ({ signal }) => getJson<RatiosAnswer>('/api/agents/ratios', { signal }), staleTime: 60_000 }),
  users: () =>
    queryOptions({
      queryKey: ['users', 'convoso'],
      queryFn: ({ signal }) => getJson<ConvosoUsersAnswer>('/api/users/convoso', { signal }),
      staleTime: 600_000,
      refetchOnWindowFocus: false,
    }),
  day: (id: string, day: string) =>
    queryOptions({
      queryKey: [...keys.day, id, day],
      queryFn: async ({ signal }) => received(await getJson<AgentDayAnswer>(withQuery(`/api/agents/${id}/day`, { day }), { signal })),
      staleTime: 30_000,
    }),
}

export const agentMutations = {
  createRatio: () => mutationOptions({ mutationFn: (body: NewRatioInput) => sendJson<Ratio>({ method: 'POST', path: '/api/agents/ratios', body }) }),
  removeRatio: () => mutationOptions({ mutationFn: (id: string) => sendJson({ method: 'DELETE', path: `/api/agents/ratios/${id}` }) }),
  reread: () =>
    mutationOptions({ mutationFn: (body: RereadInput) => sendJson<{ days: number }>({ method: 'POST', path: '/api/agents/performance/reread', body }) }),
}
