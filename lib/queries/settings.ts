import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { connection, connectionCheck } from '@/lib/contracts/settings'
import { getJson, sendJson } from './http'
import { received } from './received'

export const settingsQueries = {
  connection: () =>
    queryOptions({
      queryKey: ['settings', 'connection'],
      queryFn: async ({ signal }) => received(await getJson(connection, '/api/settings/connection', { signal })),
      refetchInterval: 15_000,
    }),
}

export const settingsMutations = {
  checkConnection: () =>
    mutationOptions({ mutationFn: () => sendJson(connectionCheck, { method: 'POST', path: '/api/settings/connection/check', body: {} }) }),
}
