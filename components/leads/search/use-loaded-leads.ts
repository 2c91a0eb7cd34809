import { hashKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { LeadRow, LeadsAnswer } from '@/lib/contracts/lead-search'
import { leadsQueries, searchText } from '@/lib/queries/leads'
import type { Received } from '@/lib/queries/received'
import { loadedOf } from './loaded'
import { fieldsFor, firstOffset, toLeadSearch, type LeadSearchState } from './search-params'

/** The first rows of a page of very many, whose others are still on their way. */
export type LeadsBeginning = { queryKey: readonly unknown[]; answer: Received<LeadsAnswer> }

/** The pages of the search in the address, each lead once. */
export function useLoadedLeads(state: LeadSearchState, opened: LeadsBeginning | null = null) {
  const search = toLeadSearch(state, useWidestFields(state))
  // Only until all are there: later it would be old.
  const [beginning, setBeginning] = useState(opened)
  const asked = leadsQueries.search(search, firstOffset(state))
  const begun = beginning !== null && hashKey(beginning.queryKey) === hashKey(asked.queryKey) ? { pages: [beginning.answer], pageParams: [beginning.answer.offset] } : undefined
  const query = useInfiniteQuery({ ...asked, placeholderData: (previous) => begun ?? previous })
  if (beginning !== null && query.isSuccess && !query.isPlaceholderData) setBeginning(null)
  const pages = query.data?.pages
  const rows = useMemo(() => uniqueRows(pages?.map(({ items }) => items) ?? []), [pages])
  const matching = searchText(search)
  return {
    query,
    rows,
    newest: pages?.at(-1),
    first: pages?.[0],
    loaded: loadedOf(pages ?? []),
    /** The page's own first rows stand there, and the others come without being asked for. */
    isBeginning: query.isPlaceholderData && begun !== undefined,
    /** What makes it another table: other filters, or more rows. */
    orderKey: JSON.stringify([matching, firstOffset(state), state.size, pages?.length ?? 0, pages?.[0]?.now, query.isPlaceholderData]),
    /** The filters alone. */
    matching,
  }
}

/** A hidden column stays loaded: only one that was never there needs another reading, which counts as one. */
function useWidestFields(state: LeadSearchState): readonly string[] {
  const shown = fieldsFor(state)
  const search = JSON.stringify([toLeadSearch(state, []), firstOffset(state)])
  const [kept, setKept] = useState({ search, fields: shown })
  const isSame = kept.search === search
  const fields = isSame && shown.every((field) => kept.fields.includes(field)) ? kept.fields : isSame ? [...new Set([...kept.fields, ...shown])] : shown
  if (fields !== kept.fields) setKept({ search, fields })
  return fields
}

/** Rows that came in while pages were read may push others onto the next page. */
function uniqueRows(pages: readonly (readonly LeadRow[])[]): readonly LeadRow[] {
  const [only, ...others] = pages
  if (only !== undefined && others.length === 0) return only
  return [...new Map(pages.flat().map((row) => [row.id, row])).values()]
}
