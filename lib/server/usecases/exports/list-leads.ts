import { z } from 'zod'
import { listExportInput, type ListExportInput } from '@/lib/contracts/exports'
import type { Lead } from '@/lib/contracts/leads'
import { formatInZone } from '@/lib/shared/zone-stamp'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { Page } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { getCustomFields } from '../leads/custom-fields'
import { shownLead } from '../personal/shown-lead'
import type { ExportPage, ExportReading, ExportSource } from './export-source'
import { leadCells, leadHeadings } from './lead-cells'

/** All leads of one list, also kept before the list is deleted. */
export const listLeads: ExportSource<ListExportInput> = {
  kind: 'lists.export',
  permission: 'personal.read',
  input: listExportInput,
  title: async (ctx, { listId }) => `Export leads of ${await nameOf(ctx, listId)}`,
  about: async (ctx, { listId }) => `Leads of list ${await nameOf(ctx, listId)} (${listId}). Times in ${ctx.environment.timeZone}`,
  fileName: ({ listId }) => `leads-of-list-${listId}`,
  header: async (ctx) => [...leadHeadings(ctx.environment.timeZone), ...(await getCustomFields(ctx)).map((name) => `${customHeading}${name}`)],
  facts: ({ listId }) => ({ listId }),
  knownRows: (ctx, { listId }) => ctx.listHealth.counts.of(listId).total,
  pages,
}

const customHeading = 'Account field '
const nameAgeMs = 60_000

async function nameOf(ctx: Ctx, id: string): Promise<string> {
  for (const active of [true, false]) {
    const { data } = await ctx.dialer.lists.search({ active, id }, { maxAgeMs: nameAgeMs })
    const found = data.find((list) => list.id === id)
    if (found !== undefined) return found.name
  }
  throw new AppError('not_found', 'There is no such list in Convoso.')
}

/** `pass` 1 comes when the first one did not find as many as there should be. */
const place = z.object({ pass: z.number(), offset: z.number(), first: z.number().nullable(), isOver: z.boolean() })
type Place = z.infer<typeof place>
const begin: Place = { pass: 0, offset: 0, first: null, isOver: false }

/**
 * The upstream promises no order, and a list goes on living while it is read. So each lead is written once, whatever page it comes
 * on; when fewer came than the upstream counts, all of it is read once more; and what could not be made even is said.
 */
async function* pages(ctx: Ctx, { listId }: ListExportInput, { cursor, columns, written, signal }: ExportReading): AsyncGenerator<ExportPage> {
  let at = cursor === null ? begin : place.parse(JSON.parse(cursor))
  if (at.isOver) return
  const custom = columns.flatMap((heading) => (heading.startsWith(customHeading) ? [heading.slice(customHeading.length)] : []))
  const seen = new Set<string>()
  for await (const [id = ''] of written()) seen.add(id)
  const read = pageReader(ctx, listId, signal)
  while (!at.isOver) {
    const page = await read(at.offset)
    const fresh = page.items.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    at = next(at, page, { found: fresh.length, seen: seen.size })
    const note = at.isOver ? noteOf({ first: at.first, last: page.total, rows: seen.size }) : undefined
    const rows = fresh.map((lead) => leadCells(shownLead(ctx, lead, custom), { custom, time: (instant) => formatInZone(instant, ctx.environment.timeZone) }))
    yield { rows, cursor: JSON.stringify(at), total: page.total, ...(note === undefined ? {} : { note }) }
  }
}

function next(at: Place, { items, total }: Page<Lead>, { found, seen }: { found: number; seen: number }): Place {
  const moved = { ...at, offset: at.offset + items.length, first: at.first ?? total }
  // Where nobody counts, a page without anything new is the end, also of an upstream that gives the same page for ever.
  const isLast = items.length === 0 || (total === null ? found === 0 : moved.offset >= total)
  if (!isLast) return moved
  if (at.pass === 0 && total !== null && seen < total) return { ...moved, pass: 1, offset: 0 }
  return { ...moved, isOver: true }
}

function noteOf({ first, last, rows }: { first: number | null; last: number | null; rows: number }): string | undefined {
  const words = (count: number) => count.toLocaleString('en-US')
  if (first === null || last === null || (first === last && rows === last)) return undefined
  const change = first === last ? `Convoso counted ${words(last)} leads` : `The list changed while it was read: Convoso counted ${words(first)} leads at first and ${words(last)} at the end`
  return `${change}; the file holds ${words(rows)}.`
}

const mostPerPage = 1_000
const fewestPerPage = 50

/** Where leads are so long that a page of them is too large to be read, it asks for smaller ones from then on. */
function pageReader(ctx: Ctx, listId: string, signal: AbortSignal): (offset: number) => Promise<Page<Lead>> {
  let limit = mostPerPage
  return async function read(offset): Promise<Page<Lead>> {
    try {
      const { data } = await ctx.dialer.leads.search({ listIds: [listId], offset, limit }, { priority: 'background', begunAfter: ctx.clock.now(), signal })
      if (data.items.some((lead) => lead.listId !== null && lead.listId !== listId))
        throw new AppError('selection_mismatch', 'Convoso answered with leads of other lists, so it seems to ignore which list was asked for. There is no file.')
      return data
    } catch (error) {
      if (!isAppError(error) || error.code !== 'upstream_unreadable' || limit <= fewestPerPage) throw error
      limit = Math.max(fewestPerPage, Math.floor(limit / 4))
      return await read(offset)
    }
  }
}
