import { upstreamId } from '@/lib/contracts/paging'
import { dayInZone, formatInZone } from '@/lib/shared/zone-stamp'
import { invalid } from './errors'

/** Checks of what goes out: a filter that Convoso ignores silently would answer with the whole account. */

export function idOut(value: string, path: string): string {
  if (!upstreamId.safeParse(value).success) throw invalid('An id must be a number above zero.', path)
  return value
}

export function idsOut(values: readonly string[] | undefined, path: string): string | undefined {
  if (values === undefined || values.length === 0) return undefined
  return values.map((value) => idOut(value, path)).join(',')
}

/** Codes in one comma-joined field; a comma inside one would make it two. */
export function codesOut(values: readonly string[] | undefined, path: string): string | undefined {
  if (values === undefined || values.length === 0) return undefined
  if (!values.every((value) => /^[\w-]{1,20}$/.test(value))) throw invalid('A code has letters and digits only.', path)
  return values.join(',')
}

/** A text filter. Convoso treats an empty one as absent, which would widen the search to everybody. */
export function filterOut(value: string | undefined, path: string): string | undefined {
  if (value === undefined) return undefined
  if (value.trim() === '') throw invalid('A filter must not be empty.', path)
  return value
}

export function stampOut(instant: string | undefined, { zone, path }: { zone: string; path: string }): string | undefined {
  if (instant === undefined) return undefined
  if (Number.isNaN(Date.parse(instant))) throw invalid('This is not a moment in time.', path)
  return formatInZone(instant, zone)
}

export function dayOut(day: string | undefined, path: string): string | undefined {
  if (day === undefined) return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || dayInZone(`${day}T00:00:00Z`, 'UTC') !== day) throw invalid('A day is written as YYYY-MM-DD.', path)
  return day
}

/** `offset` and `limit` as whole numbers inside the call's documented bounds. */
export function pageOut(
  input: { offset?: number | undefined; limit?: number | undefined },
  bounds: { usual: number; most: number },
): { offset: number; limit: number } {
  const { offset = 0, limit = bounds.usual } = input
  if (!Number.isSafeInteger(offset) || offset < 0) throw invalid('An offset is a whole number from zero.', 'offset')
  if (!Number.isSafeInteger(limit) || limit < 1) throw invalid('A page size is a whole number from one.', 'limit')
  return { offset, limit: Math.min(limit, bounds.most) }
}

export const flagOut = (isSet: boolean | undefined): '1' | undefined => (isSet === true ? '1' : undefined)
