import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Problem } from '@/lib/contracts/errors'
import type { RecordingsAnswer, RecordingsQuery, Waveform } from '@/lib/contracts/recordings'
import { getJson, withQuery } from './http'

const keys = { all: ['recordings'], search: ['recordings', 'search'], peaks: ['recordings', 'peaks'] } as const

export type RecordingsFilter = Omit<RecordingsQuery, 'before' | 'skip'>

/** Where the first page begins: the newest of the span. */
const start: RecordingsAnswer['next'] = null

export const recordingQueries = {
  keys,
  /** Page after page, newest first; a page opened is one row of the audit, so nothing is read again by itself. */
  search: (filter: RecordingsFilter) =>
    infiniteQueryOptions({
      queryKey: [...keys.search, filter],
      queryFn: ({ pageParam, signal }) => getJson<RecordingsAnswer>(withQuery('/api/recordings', { ...filter, ...pageParam }), { signal }),
      initialPageParam: start,
      getNextPageParam: (last: RecordingsAnswer) => last.next,
      staleTime: 300_000,
      refetchOnWindowFocus: false,
      retry: false,
    }),
  /** A sound does not change: its picture is read once. */
  peaks: (recordingId: string) =>
    queryOptions({
      queryKey: [...keys.peaks, recordingId],
      queryFn: ({ signal }) => getJson<Waveform>(`/api/recordings/${recordingId}/peaks`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 600_000,
      refetchOnWindowFocus: false,
      retry: false,
    }),
}

/** Why a recording does not sound, by asking for its first byte: a media element keeps the reason to itself. */
export async function explainSilence(recordingId: string): Promise<string> {
  const leaving = new AbortController()
  try {
    const answer = await fetch(`/api/recordings/${recordingId}/audio`, { headers: { range: 'bytes=0-0' }, cache: 'no-store', signal: leaving.signal })
    if (answer.ok) return 'The recording broke off, or this browser cannot play its kind of sound.'
    const problem: Partial<Problem> | null = await answer.json().catch(() => null)
    return problem?.detail ?? 'The recording could not be fetched.'
  } catch {
    return 'Switchyard did not answer. Check the connection of this computer and try again.'
  } finally {
    leaving.abort()
  }
}
