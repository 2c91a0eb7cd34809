import type { QueryClient } from '@tanstack/react-query'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { CallHistogram, CallSearch, CallsAnswer, PersonCallsAnswer, PersonCallsInput } from '@/lib/contracts/calls'
import { getJson, getLines, sendJson, withQuery } from './http'
import { received } from './received'

const keys = { all: ['calls'], search: ['calls', 'search'], histogram: ['calls', 'histogram'] } as const

/** Where the first page begins: the newest of the span. */
const start: CallsAnswer['next'] = null

/** Every page opened is a row of the audit, so nothing is read again by itself. */
const onlyWhenAsked = { staleTime: 300_000, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: false } as const

export const callQueries = {
  keys,
  search: (search: CallSearch, limit: number) =>
    infiniteQueryOptions({
      queryKey: [...keys.search, search, limit],
      queryFn: async ({ pageParam, signal }) => received(await getJson<CallsAnswer>(withQuery('/api/calls', { ...search, ...pageParam, limit }), { signal })),
      initialPageParam: start,
      getNextPageParam: (last: CallsAnswer) => last.next,
      ...onlyWhenAsked,
    }),
  /** Grows while it is counted; `hasAgreed` to however many requests it takes. */
  histogram: (client: QueryClient, search: CallSearch, hasAgreed: boolean) =>
    queryOptions({
      queryKey: [...keys.histogram, search, hasAgreed],
      queryFn: async ({ signal, queryKey }): Promise<CallHistogram> => {
        let newest: CallHistogram | null = null
        const take = (part: CallHistogram) => {
          newest = part
          client.setQueryData(queryKey, part)
        }
        await getLines<CallHistogram>(withQuery('/api/calls/histogram', { ...search, go: hasAgreed ? '1' : null }), take, { signal })
        if (newest === null) throw new Error('The count came without a single line.')
        return newest
      },
      ...onlyWhenAsked,
    }),
}

export const callMutations = {
  /** Posts what tells whose calls are looked for; the key it answers may stand in an address. */
  findPerson: () => mutationOptions({ mutationFn: (body: PersonCallsInput) => sendJson<PersonCallsAnswer>({ method: 'POST', path: '/api/calls/search', body }) }),
}
