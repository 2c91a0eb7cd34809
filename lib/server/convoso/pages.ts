import { z } from 'zod'
import type { Page } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import { unreadable } from './errors'
import { count, parsePart } from './wire'

export type Asked = { offset: number; limit: number }

type PageInput<T> = {
  asked: Asked
  /** Key of the rows inside `data`. */
  rows: 'entries' | 'results'
  total: 'total' | 'total_found'
  row: z.ZodType<T>
  /** Key of the rows at the root, where the community generation has no `data`. */
  rootRows?: 'entries' | 'results'
  /** Rows may come as an object keyed by id; an empty one as `[]`. */
  isKeyed?: boolean
}

/** One page in either documented form; a missing container is upstream_unreadable, never an empty page. */
export function readPage<T>(envelope: Envelope, input: PageInput<T>): Page<T> {
  const { asked, row, rows, total } = input
  if (envelope.hasNoRows) return { items: [], total: 0, ...asked }
  const items = input.isKeyed === true ? keyed(row) : z.array(row)
  if (envelope.body.data !== undefined) {
    const data = parsePart(z.object({ offset: count, limit: count, [total]: count, [rows]: z.unknown().optional() }), envelope.body.data)
    return {
      items: parsePart(items, data[rows]),
      total: parsePart(z.number(), data[total]),
      offset: parsePart(z.number(), data.offset),
      limit: parsePart(z.number(), data.limit),
    }
  }
  if (input.rootRows === undefined) throw unreadable(false)
  const root = parsePart(z.object({ offset: count.default(asked.offset), limit: count.default(asked.limit) }), envelope.body)
  return { items: parsePart(items, envelope.body[input.rootRows]), total: null, ...root }
}

const keyed = <T>(row: z.ZodType<T>): z.ZodType<T[]> =>
  z.union([z.array(z.never()).max(0), z.record(z.string(), row).transform((rows) => Object.values(rows))])
