import { listStatuses } from '@/lib/contracts/lists-words'
import { flag, manyOf, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

const columns = ['name', 'state', 'campaign', 'health', 'lastCalledAt', 'id', 'acts'] as const
export type ListColumn = (typeof columns)[number]

/** `/lists` in its URL; what is at its default stays out of it. */
export const listSearchParams = searchCodec({
  q: text('', 100),
  status: manyOf(listStatuses),
  /** Ids of campaigns; `none`: lists whose campaign is not known. */
  campaign: texts(60),
  drift: flag(),
  sort: oneOf(columns, 'name'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  columns: manyOf(columns, ['name', 'state', 'campaign', 'health', 'lastCalledAt', 'acts']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type ListSearch = SearchOf<typeof listSearchParams>
export type ChangeListSearch = (changes: Partial<ListSearch>, options?: { history?: 'push' | 'replace' }) => void

export const noListFilters = { q: '', status: [], campaign: [], drift: false } satisfies Partial<ListSearch>
