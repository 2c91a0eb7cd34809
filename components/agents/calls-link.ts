import type { PerformanceFilters } from '@/lib/contracts/performance'

type Rows = { from: string; to: string; filters: PerformanceFilters; user?: string; statuses?: readonly string[] }

/** The calls behind a number: the same stretch, the same filters. */
export function callsLink({ from, to, filters, user, statuses }: Rows): string {
  const parts: [string, readonly string[]][] = [
    ['from', [from]],
    ['to', [to]],
    ['user', user === undefined ? filters.users : [user]],
    ['campaign', filters.campaigns],
    ['list', filters.lists],
    ['queue', filters.queues],
    ['status', statuses ?? filters.statuses],
  ]
  const search = parts.filter(([, values]) => values.length > 0).map(([name, values]) => `${name}=${values.map(encodeURIComponent).join(',')}`)
  return `/calls?${search.join('&').replaceAll('%3A', ':')}`
}
