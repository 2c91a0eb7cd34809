import type { Lead, LeadFilters } from '@/lib/contracts/leads'
import type { ReadStamp } from '@/lib/contracts/paging'
import { isAppError } from '@/lib/server/core/errors'
import type { Page, Read } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { matchesFilter } from './matches-filter'

export type Matching = {
  items: Lead[]
  /** Null where the dialer names none, or where rows had to be left out. */
  total: number | null
  limit: number
  hasMore: boolean
  read: ReadStamp
  cutOff: string | null
  problem: string | null
}

type Span = { offset: number; limit: number }

const mostPerRead = 2_000
const partSize = 500
/** Two people who open the same page within this share one read; any write in between makes it anew. */
const shareMs = 2_000

/** One page of those who match any of the filters, each person once. */
export async function readMatching(ctx: Ctx, any: readonly LeadFilters[], span: Span): Promise<Matching> {
  const [only, ...others] = any
  const found = only !== undefined && others.length === 0 ? await readOne(ctx, only, span) : await readUnion(ctx, any, span)
  const items = found.items.filter((lead) => any.some((filters) => matchesFilter(lead, checkable(filters))))
  const strangers = found.items.length - items.length
  if (strangers === 0) return { ...found, problem: null }
  const rows = strangers === 1 ? 'one lead' : `${strangers} leads`
  return { ...found, items, total: null, problem: `Convoso answered with ${rows} that do not match what was asked for; they are left out here.` }
}

async function readOne(ctx: Ctx, filters: LeadFilters, { offset, limit }: Span): Promise<Omit<Matching, 'problem'>> {
  const { data, begunAt, answeredAt } = await search(ctx, filters, { offset, limit })
  const total = data.total
  const hasMore = total === null ? data.items.length > 0 && data.items.length >= data.limit : offset + data.items.length < total && data.items.length > 0
  return { items: data.items, total, limit: data.limit, hasMore, read: { begunAt, answeredAt }, cutOff: null }
}

/** Each way of reading is asked from its beginning, because a person may be in several and must be counted once. */
async function readUnion(ctx: Ctx, any: readonly LeadFilters[], { offset, limit }: Span): Promise<Omit<Matching, 'problem'>> {
  const wanted = Math.min(mostPerRead, offset + limit)
  const reads = await Promise.all(any.map((filters) => search(ctx, filters, { offset: 0, limit: wanted })))
  const unique = new Map(reads.flatMap(({ data }) => data.items.map((lead) => [lead.id, lead] as const)))
  const isComplete = reads.every(({ data }) => data.total !== null && data.items.length >= data.total)
  const items = [...unique.values()].slice(offset, offset + limit)
  const isAtEnd = !isComplete && wanted === mostPerRead && offset + items.length >= unique.size
  return {
    items,
    total: isComplete ? unique.size : null,
    limit,
    hasMore: !isAtEnd && (unique.size > offset + items.length || !isComplete) && items.length > 0,
    read: {
      begunAt: reads.map(({ begunAt }) => begunAt).toSorted()[0] ?? '',
      answeredAt: reads.map(({ answeredAt }) => answeredAt).toSorted().at(-1) ?? '',
    },
    cutOff: isAtEnd ? `More people match than are shown: of each way to read this search Convoso was asked for ${mostPerRead.toLocaleString('en-US')} leads. Narrow it down.` : null,
  }
}

type Found = Read<Page<Lead>>

/** Long notes may make a large page larger than an answer may be: then it is read in parts. */
async function search(ctx: Ctx, filters: LeadFilters, span: Span): Promise<Found> {
  try {
    return await ctx.dialer.leads.search({ ...filters, ...span }, { maxAgeMs: shareMs })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'upstream_unreadable' || span.limit <= partSize) throw error
    return await searchInParts(ctx, filters, span)
  }
}

async function searchInParts(ctx: Ctx, filters: LeadFilters, { offset, limit }: Span): Promise<Found> {
  const parts: [Found, ...Found[]] = [await ctx.dialer.leads.search({ ...filters, offset, limit: partSize })]
  const items = [...parts[0].data.items]
  for (let last = parts[0]; items.length < limit && last.data.items.length >= partSize; parts.push(last)) {
    last = await ctx.dialer.leads.search({ ...filters, offset: offset + items.length, limit: Math.min(partSize, limit - items.length) })
    items.push(...last.data.items)
  }
  const newest = parts.at(-1) ?? parts[0]
  return { data: { items, total: newest.data.total, offset, limit }, begunAt: parts[0].begunAt, answeredAt: newest.answeredAt }
}

/** What a row must keep to whatever the dialer's way of matching texts is. */
function checkable({ phone, altPhone1, altPhone2, email, leadIds, listIds, statuses }: LeadFilters): LeadFilters {
  return { phone, altPhone1, altPhone2, email, leadIds, listIds, statuses }
}
