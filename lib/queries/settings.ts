import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { LeadFieldsSetting } from '@/lib/contracts/lead-search'
import type { Connection, ConnectionCheck } from '@/lib/contracts/settings'
import { getJson, sendJson } from './http'
import { received } from './received'

export const settingsQueries = {
  connection: () =>
    queryOptions({
      queryKey: ['settings', 'connection'],
      queryFn: async ({ signal }) => received(await getJson<Connection>('/api/settings/connection', { signal })),
      refetchInterval: 15_000,
    }),
}

export const settingsMutations = {
  checkConnection: () =>
    mutationOptions({ mutationFn: () => sendJson<ConnectionCheck>({ method: 'POST', path: '/api/settings/connection/check', body: {} }) }),
  leadFields: () =>
    mutationOptions({
      mutationFn: (shown: string[]) => sendJson<LeadFieldsSetting>({ method: 'PATCH', path: '/api/settings/lead-fields', body: { shown } }),
    }),
}
