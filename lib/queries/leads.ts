import { infiniteQueryOptions, mutationOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { LeadsAnswer, LeadSearchAnswer, LeadSearchQuery } from '@/lib/contracts/lead-search'
import type { PersonalFilter } from '@/lib/contracts/lead-search-words'
import { mostLoadedLeads } from '@/lib/contracts/lead-search-words'
import { getJson, sendJson, withQuery } from './http'
import { received, type Received } from './received'

/** A search as its address says it, with the size of a page and the columns wanted. */
export type LeadSearch = Omit<LeadSearchQuery, 'offset'>
type LoadedLeads = InfiniteData<Received<LeadsAnswer>, number>

const keys = { all: ['leads'], search: ['leads', 'search'] } as const

export const leadsQueries = {
  keys,
  /** `from`: how many leads the first page leaves out. Read again only when asked: every reading is written to the audit and counted. */
  search: (search: LeadSearch, from = 0) =>
    infiniteQueryOptions({
      queryKey: [...keys.search, search, from],
      queryFn: async ({ pageParam, signal }) => received(await getJson<LeadsAnswer>(withQuery('/api/leads', { ...search, offset: pageParam }), { signal })),
      initialPageParam: from,
      getNextPageParam: (last, pages) => (last.hasMore && loadedOf(pages) < mostLoadedLeads ? last.offset + last.limit : undefined),
      staleTime: Infinity,
      refetchOnWindowFocus: false,
    }),
}

const loadedOf = (pages: readonly LeadsAnswer[]): number => pages.reduce((sum, { items }) => sum + items.length, 0)

export type PersonSearch = {
  /** What somebody typed into the box. */
  text?: string
  /** The digits as they are. */
  exactly?: boolean
  fields?: Partial<Record<PersonalFilter, string>> & { custom?: Record<string, string> }
  /** The filters beside it: the first rows come with the key. */
  page: Omit<LeadSearch, 's'>
}

export const leadsMutations = {
  /** Posts what tells who somebody is; the key it answers may stand in an address. */
  findPerson: () =>
    mutationOptions({ mutationFn: (body: PersonSearch) => sendJson<LeadSearchAnswer>({ method: 'POST', path: '/api/leads/search', body }) }),
}

/** The first rows came with the key: the page that opens now needs not ask for them. */
export function keepFirstPage(client: QueryClient, search: LeadSearch, first: LeadsAnswer): void {
  client.setQueryData<LoadedLeads>(leadsQueries.search(search).queryKey, { pages: [received(first)], pageParams: [0] })
}

/** The search without its pages and columns, as an address says it: what a selection of all that match is made of. */
export function searchText({ fields: _fields, limit: _limit, ...search }: LeadSearch): string {
  return withQuery('', search).slice(1)
}
