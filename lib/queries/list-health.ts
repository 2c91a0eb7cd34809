import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { DuplicateLeads, DuplicatesAnswer, ListBar, ListCountsAnswer, ListHealth, ListScan, ScanAllAnswer } from '@/lib/contracts/list-health'
import { mostCountedLists } from '@/lib/contracts/list-health-words'
import type { StatusMeaningInput, StatusMeaningSetting } from '@/lib/contracts/status-meanings'
import { getJson, sendJson, withQuery } from './http'
import { received } from './received'

const keys = { all: ['list-health'], bars: ['list-health', 'bars'], duplicates: ['list-health', 'duplicates'] } as const

/** While something is being counted or scanned, and when nothing is. */
const busyMs = 3_000
const calmMs = 60_000

const isBusy = (bar: ListBar | undefined): boolean =>
  bar !== undefined && (bar.counts.isReading || bar.scan?.status === 'scanning' || bar.scan?.status === 'queued')

export const listHealthQueries = {
  keys,
  /** One row of a table; the rows that are asked for at the same time share one request. */
  bar: (listId: string) =>
    queryOptions({
      queryKey: [...keys.bars, listId],
      queryFn: () => askTogether(listId),
      staleTime: 10_000,
      refetchInterval: ({ state }) => (isBusy(state.data) ? busyMs : calmMs),
    }),
  health: (listId: string) =>
    queryOptions({
      queryKey: [...keys.all, 'list', listId],
      queryFn: async ({ signal }) => received(await getJson<ListHealth>(`/api/lists/${listId}/health`, { signal })),
      refetchInterval: ({ state }) => (isBusy(state.data) ? busyMs : calmMs),
    }),
  duplicates: (offset: number) =>
    queryOptions({
      queryKey: [...keys.duplicates, offset],
      queryFn: async ({ signal }) => received(await getJson<DuplicatesAnswer>(withQuery('/api/lists/duplicates', { offset }), { signal })),
      refetchInterval: ({ state }) => ((state.data?.lists.scanning ?? 0) > 0 ? busyMs : calmMs),
    }),
  /** Read with every opening and not again by itself: each reading shows people and is counted. */
  group: (key: string) =>
    queryOptions({
      queryKey: [...keys.all, 'group', key],
      queryFn: async ({ signal }) => received(await getJson<DuplicateLeads>(`/api/lists/duplicates/${key}`, { signal })),
      staleTime: Infinity,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
}

export const listHealthMutations = {
  scan: () => mutationOptions({ mutationFn: (listId: string) => sendJson<ListScan>({ method: 'POST', path: `/api/lists/${listId}/health`, body: {} }) }),
  scanAll: () => mutationOptions({ mutationFn: () => sendJson<ScanAllAnswer>({ method: 'POST', path: '/api/lists/duplicates/scan', body: {} }) }),
  quarantine: () =>
    mutationOptions({
      mutationFn: (quarantineListId: string | null) =>
        sendJson<{ quarantineListId: string | null }>({ method: 'PATCH', path: '/api/lists/duplicates', body: { quarantineListId } }),
    }),
  meanings: () =>
    mutationOptions({
      mutationFn: (body: StatusMeaningInput) => sendJson<StatusMeaningSetting>({ method: 'PATCH', path: '/api/settings/status-meaning', body }),
    }),
}

type Waiting = { listId: string; resolve: (bar: ListBar) => void; reject: (error: unknown) => void }

/** Rows of a table come within one frame or two. */
const gatherMs = 30
let waiting: Waiting[] = []

function askTogether(listId: string): Promise<ListBar> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(sendTogether, gatherMs)
    waiting.push({ listId, resolve, reject })
  })
}

function sendTogether(): void {
  const rows = waiting
  waiting = []
  for (let first = 0; first < rows.length; first += mostCountedLists) void askFor(rows.slice(first, first + mostCountedLists))
}

async function askFor(rows: readonly Waiting[]): Promise<void> {
  try {
    const ids = [...new Set(rows.map(({ listId }) => listId))].join(',')
    const { items } = await getJson<ListCountsAnswer>(withQuery('/api/lists/counts', { ids }))
    const bars = new Map(items.map((bar) => [bar.listId, bar]))
    for (const { listId, resolve, reject } of rows) {
      const bar = bars.get(listId)
      if (bar === undefined) reject(new Error('A list was left out of its answer.'))
      else resolve(bar)
    }
  } catch (error) {
    for (const { reject } of rows) reject(error)
  }
}
