import type { QueryClient } from '@tanstack/react-query'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { CallingHours, CallingHoursInput, HourFinding, HoursPart } from '@/lib/contracts/calling-hours'
import type { CallSearch } from '@/lib/contracts/calls'
import { getLines, sendJson, withQuery } from './http'

const keys = { all: ['calling-hours'], check: ['calling-hours', 'check'] } as const

/** The newest counts with all findings so far. */
export type HoursLoad = HoursPart & { findings: readonly HourFinding[] }

export const hoursQueries = {
  keys,
  /** Grows while the calls are checked; every page of findings is a row of the audit, so nothing is checked again by itself. */
  check: (client: QueryClient, search: CallSearch, hasAgreed: boolean) =>
    queryOptions({
      queryKey: [...keys.check, search, hasAgreed],
      queryFn: async ({ signal, queryKey }): Promise<HoursLoad> => {
        let load: HoursLoad | null = null
        const take = (part: HoursPart) => {
          load = { ...part, findings: [...(load?.findings ?? []), ...part.findings] }
          client.setQueryData(queryKey, load)
        }
        await getLines<HoursPart>(withQuery('/api/calls/hours', { ...search, go: hasAgreed ? '1' : null }), take, { signal })
        if (load === null) throw new Error('The check came without a single line.')
        return load
      },
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
    }),
}

export const hoursMutations = {
  save: () => mutationOptions({ mutationFn: (body: CallingHoursInput) => sendJson<CallingHours>({ method: 'PATCH', path: '/api/settings/calling-hours', body }) }),
}
