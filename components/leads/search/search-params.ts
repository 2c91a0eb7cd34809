import type { LeadSearch } from '@/lib/queries/leads'
import { customNameOf, leadColumns, leadPageSizes, usualLeadColumns } from '@/lib/contracts/lead-search-words'
import { integer, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

const sizes = leadPageSizes.map(String)
const span = () => text('', 60)
const id = () => text('', 64)

/** `/leads` in its address. Nothing that tells who somebody is: for that stands `s`, the key of a kept search. */
export const leadSearchParams = searchCodec({
  s: text('', 64),
  listId: texts(),
  status: texts(),
  leadId: texts(),
  userId: id(),
  ownerId: id(),
  createdBy: id(),
  modifiedBy: id(),
  created: span(),
  updated: span(),
  lastCalled: span(),
  changed: span(),
  archived: span(),
  deleted: span(),
  /** Empty: as Convoso sends them. */
  sort: text('', 80),
  direction: oneOf(['asc', 'desc'], 'asc'),
  /** In their order; empty: the usual ones. */
  columns: texts(60),
  /** `phone:160`: widths in pixels where somebody chose them. */
  widths: texts(60),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
  size: oneOf(sizes, '50'),
  page: integer({ min: 1, max: 100_000, fallback: 1 }),
  /** The lead whose sheet is open. */
  open: text('', 20),
})
export type LeadSearchState = SearchOf<typeof leadSearchParams>
export type ChangeSearch = (changes: Partial<LeadSearchState>, options?: { history?: 'push' | 'replace' }) => void

export const noLeadFilters = {
  s: '', listId: [], status: [], leadId: [], userId: '', ownerId: '', createdBy: '', modifiedBy: '', created: '', updated: '', lastCalled: '', changed: '',
  archived: '', deleted: '', page: 1,
} satisfies Partial<LeadSearchState>

const known = new Set<string>(leadColumns)

/** The columns to paint, in their order; unknown names of an old address are left out. */
export function shownColumns({ columns }: Pick<LeadSearchState, 'columns'>, customFields: readonly string[]): readonly string[] {
  const chosen = columns.filter((column) => known.has(column) || customFields.includes(customNameOf(column) ?? ''))
  return chosen.length === 0 ? usualLeadColumns : chosen
}

export function widthsOf({ widths }: Pick<LeadSearchState, 'widths'>): ReadonlyMap<string, number> {
  const pairs = widths.flatMap((pair): [string, number][] => {
    const match = /^([\w.]+):(\d{2,3})$/.exec(pair)
    return match?.[1] === undefined ? [] : [[match[1], Math.min(640, Math.max(48, Number(match[2])))]]
  })
  return new Map(pairs)
}

const some = (values: readonly string[]): string[] | undefined => (values.length === 0 ? undefined : [...values])
const filled = (value: string): string | undefined => (value === '' ? undefined : value)

/** What to ask the server; the same on both sides, so that both use one query key. */
export function toLeadSearch(state: LeadSearchState, fields: readonly string[]): LeadSearch {
  const { s, listId, status, leadId, size } = state
  const search: LeadSearch = {
    s: filled(s), listId: some(listId), status: some(status), leadId: some(leadId), userId: filled(state.userId), ownerId: filled(state.ownerId),
    createdBy: filled(state.createdBy), modifiedBy: filled(state.modifiedBy), created: filled(state.created), updated: filled(state.updated),
    lastCalled: filled(state.lastCalled), changed: filled(state.changed), archived: filled(state.archived), deleted: filled(state.deleted),
    fields: fields.toSorted(), limit: Number(size),
  }
  return search
}

export const firstOffset = ({ page, size }: Pick<LeadSearchState, 'page' | 'size'>): number => (page - 1) * Number(size)

export const phoneColumns: readonly string[] = ['phone', 'altPhone1', 'altPhone2']

/** Columns that were on the screen since this search began: hiding one needs no new reading. */
export const fieldsFor = (state: LeadSearchState): readonly string[] => {
  const columns = state.columns.length === 0 ? usualLeadColumns : state.columns.filter((column) => known.has(column) || customNameOf(column) !== null)
  const shown = ['name', ...columns.filter((column) => column !== 'name' && column !== 'id')]
  // A number is written by the manner of its country.
  return shown.some((column) => phoneColumns.includes(column)) && !shown.includes('phoneCode') ? [...shown, 'phoneCode'] : shown
}
