import { mutationOptions, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { sessionsAnswer } from '@/lib/contracts/users'
import { getJson, sendJson } from './http'
import { received } from './received'

const key = ['sessions'] as const

export const sessionQueries = {
  key,
  list: () => queryOptions({ queryKey: key, queryFn: async ({ signal }) => received(await getJson(sessionsAnswer, '/api/sessions', { signal })) }),
}

export const sessionMutations = {
  end: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (id: string) => sendJson(z.undefined(), { method: 'DELETE', path: `/api/sessions/${id}` }),
    }),
  /** This browser included. */
  endAll: () =>
    mutationOptions({ networkMode: 'always', mutationFn: () => sendJson(z.undefined(), { method: 'DELETE', path: '/api/sessions' }) }),
}
