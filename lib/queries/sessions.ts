import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { SessionsAnswer } from '@/lib/contracts/users'
import { getJson, sendJson } from './http'
import { received } from './received'

const key = ['sessions'] as const

export const sessionQueries = {
  key,
  list: () => queryOptions({ queryKey: key, queryFn: async ({ signal }) => received(await getJson<SessionsAnswer>('/api/sessions', { signal })) }),
}

export const sessionMutations = {
  end: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (id: string) => sendJson({ method: 'DELETE', path: `/api/sessions/${id}` }),
    }),
  /** This browser included. */
  endAll: () =>
    mutationOptions({ networkMode: 'always', mutationFn: () => sendJson({ method: 'DELETE', path: '/api/sessions' }) }),
}
