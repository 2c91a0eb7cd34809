import { z } from 'zod'
import type { LeadSelection } from '@/lib/contracts/jobs'
import { bulkEditCeiling } from '@/lib/contracts/jobs-words'
import { leadFilters, type Lead, type LeadFilters } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import type { ReadOptions } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { readKeptSearch } from '../leads/kept-search'
import { filtersOf } from '../leads/filters-of'
import { isWholeAccount, matchesFilter, uncheckableFilters } from '../leads/matches-filter'
import { both } from '../leads/search-leads'

/** A selection as a job keeps it: a search is replaced by the filters that stood behind it at that moment; any of them will do. */
export const frozenSelection = z.union([z.object({ ids: z.array(z.string()) }), z.object({ any: z.array(leadFilters) })])
export type FrozenSelection = z.infer<typeof frozenSelection>

/** Throws forbidden, gone (the search is no longer kept) or invalid_request (a search that cannot be checked). */
export async function freezeSelection(ctx: Ctx, selection: LeadSelection): Promise<FrozenSelection> {
  if ('ids' in selection) return { ids: [...new Set(selection.ids)] }
  const { s: key, ...open } = selection.query
  const beside = filtersOf(ctx, open)
  const any = key === undefined ? [beside] : (await readKeptSearch(ctx, key)).any.flatMap((filters) => both(filters, beside))
  if (any.some(isWholeAccount)) throw new AppError('invalid_request', 'Narrow the search first: a bulk edit of the whole account is not possible.')
  const uncheckable = [...new Set(any.flatMap(uncheckableFilters))]
  if (uncheckable.length > 0)
    throw new AppError(
      'invalid_request',
      `A bulk edit checks every lead against the search before it writes, and what Convoso answers does not show: ${uncheckable.join(', ')}. Leave this filter out.`,
    )
  return { any }
}

export const matchesAny = (lead: Lead, any: readonly LeadFilters[]): boolean => any.some((filters) => matchesFilter(lead, filters))

const pageSize = 1000

export type SelectedPage = { leads: Lead[]; total: number | null }

/**
 * All leads that match now, page by page, each once and each checked. The total is known where one filter does and the upstream names
 * it. Throws selection_mismatch when one is not what was asked for, conflict above the ceiling.
 */
export async function* pagesOf(ctx: Ctx, any: readonly LeadFilters[], options: ReadOptions): AsyncGenerator<SelectedPage> {
  const seen = new Set<string>()
  for (const filter of any)
    for await (const page of pagesOfOne(ctx, filter, options)) {
      const leads = page.leads.filter(({ id }) => !seen.has(id))
      for (const { id } of leads) seen.add(id)
      assertBelowCeiling(seen.size)
      yield { leads, total: any.length === 1 ? page.total : null }
    }
}

async function* pagesOfOne(ctx: Ctx, filter: LeadFilters, options: ReadOptions): AsyncGenerator<SelectedPage> {
  const seen = new Set<string>()
  let offset = 0
  for (;;) {
    const { data: page } = await ctx.dialer.leads.search({ ...filter, offset, limit: pageSize }, options)
    assertMatches(page.items, filter)
    assertBelowCeiling(page.total ?? 0)
    const known = seen.size
    for (const { id } of page.items) seen.add(id)
    yield { leads: page.items, total: page.total }
    // A page without anything new is the end, also of an upstream that gives the same page for ever.
    if (seen.size === known || (page.total !== null && seen.size >= page.total)) return
    offset += page.items.length
  }
}

function assertMatches(leads: Lead[], filter: LeadFilters): void {
  if (leads.every((lead) => matchesFilter(lead, filter))) return
  throw new AppError('selection_mismatch', 'Convoso answered with leads that do not match the search, so it seems to ignore a part of it, or to read it more loosely. Nothing was changed. Tick the rows themselves instead.')
}

function assertBelowCeiling(count: number): void {
  if (count <= bulkEditCeiling) return
  const most = bulkEditCeiling.toLocaleString('en-US')
  throw new AppError('conflict', `This search matches more than ${most} leads, and one job takes no more. Narrow the search. Nothing was changed.`, {
    current: { ceiling: bulkEditCeiling },
  })
}

export const countConflict = (count: number): AppError =>
  new AppError('conflict', `The selection has ${count.toLocaleString('en-US')} leads now, not the number you confirmed. Nothing was changed.`, { current: { count } })
