import type { QueryClient } from '@tanstack/react-query'
import { queryOptions } from '@tanstack/react-query'
import type { OpenedPerson, PersonAnswer, RingingAnswer, TimelinePart } from '@/lib/contracts/people'
import { getJson, getLines, sendJson, withQuery } from './http'
import { received } from './received'

const keys = { all: ['people'], person: (key: string) => ['people', key] } as const

/** What has come of one stretch of a timeline. `parts` grow while it streams in. */
export type TimelineLoad = { parts: readonly TimelinePart[] }

/** Every opening counts in the audit, so nothing here is asked again because somebody came back to the tab. */
const onlyWhenAsked = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

export const peopleQueries = {
  keys,
  detail: (key: string) =>
    queryOptions({
      queryKey: [...keys.person(key), 'detail'],
      queryFn: async ({ signal }) => received(await getJson<PersonAnswer>(`/api/people/${key}`, { signal })),
      ...onlyWhenAsked,
    }),
  /** `to`: everything before that moment; null: the newest stretch. */
  timeline: (client: QueryClient, key: string, to: string | null) =>
    queryOptions({
      queryKey: [...keys.person(key), 'timeline', to],
      queryFn: async ({ signal, queryKey }): Promise<TimelineLoad> => {
        const isFirst = client.getQueryData(queryKey) === undefined
        let load: TimelineLoad = { parts: [] }
        const take = (part: TimelinePart) => {
          load = { parts: [...load.parts, part] }
          // A repeated read replaces the old story at its end, not with its first piece.
          if (isFirst) client.setQueryData(queryKey, load)
        }
        await getLines<TimelinePart>(withQuery(`/api/people/${key}/timeline`, { to }), take, { signal })
        return load
      },
      retry: false,
      ...onlyWhenAsked,
    }),
  ringing: (key: string, leadId: string) =>
    queryOptions({
      queryKey: [...keys.person(key), 'ringing', leadId],
      queryFn: ({ signal }) => getJson<RingingAnswer>(withQuery(`/api/people/${key}/ringing`, { leadId }), { signal }),
      ...onlyWhenAsked,
      // An explanation of the past explains nothing.
      staleTime: 15_000,
      gcTime: 0,
      retry: false,
    }),
}

/** Answers the key under which the person is shown, and has the story under way. */
export async function openPerson(client: QueryClient, phone: string): Promise<string> {
  const { key } = await sendJson<OpenedPerson>({ method: 'POST', path: '/api/people', body: { phone } })
  void client.prefetchQuery(peopleQueries.timeline(client, key, null))
  return key
}
