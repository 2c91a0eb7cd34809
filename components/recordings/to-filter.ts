import type { RecordingsFilter } from '@/lib/queries/recordings'
import { readSpan } from '@/lib/shared/date-language'
import { longestSeconds, type RecordingSearch } from './search-params'

const yearMs = 365 * 86_400_000

/**
 * What the page's address asks the server for; null where the time is not understood. Nothing is asked about the future: so a page
 * that is turned later still belongs to the same rows.
 */
export function toRecordingsFilter(search: RecordingSearch, frame: { zone: string; nowMs: number }): RecordingsFilter | null {
  const span = readSpan(search.when, frame)
  if (span === null) return null
  const to = Math.min(frame.nowMs, span.to === undefined ? frame.nowMs : Date.parse(span.to))
  const from = span.from === undefined ? to - yearMs : Math.min(to, Date.parse(span.from))
  const ids = (values: readonly string[]) => values.filter((value) => /^[1-9]\d{0,19}$/.test(value))
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    agent: ids(search.agent),
    campaign: ids(search.campaign),
    status: search.status.filter((code) => /^[\w-]{1,20}$/.test(code)),
    ...(ids([search.lead]).length === 1 && { lead: search.lead }),
    ...(search.min > 0 && { minSeconds: search.min }),
    ...(search.max < longestSeconds && { maxSeconds: search.max }),
  }
}
