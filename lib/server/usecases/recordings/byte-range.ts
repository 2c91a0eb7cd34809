import type { ByteRange } from '@/lib/server/ports/recording-files'

/** The one range of a Range header; null for none, for several and for what is none: the whole is a right answer to all of them. */
export function readByteRange(header: string | null): ByteRange | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '') return last === '' || Number(last) === 0 ? null : { suffix: Number(last) }
  if (last === '') return { first: Number(first), last: null }
  return Number(last) < Number(first) ? null : { first: Number(first), last: Number(last) }
}
