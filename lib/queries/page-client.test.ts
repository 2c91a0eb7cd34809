import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { makeQueryClient } from './client'
import { pageClient } from './page-client'

/** As React carries it: through text. */
const carried = (page: QueryClient): DehydratedState => JSON.parse(JSON.stringify(dehydrate(page)))

describe('pageClient', () => {
  it('carries each read as one text, and the browser has it as it was', () => {
    const rows = { items: [{ id: '1', name: 'Zoë </script>', listId: null }], total: 1 }
    const page = pageClient()
    page.setQueryData(['leads'], rows)
    expect(dehydrate(page).queries.map(({ state }) => typeof state.data)).toEqual(['string'])
    const browser = makeQueryClient()
    hydrate(browser, carried(page))
    expect(browser.getQueryData(['leads'])).toEqual(rows)
  })

  it('carries what comes later in the same way', async () => {
    const page = pageClient()
    void page.prefetchQuery({ queryKey: ['leads'], queryFn: () => Promise.resolve([{ id: '1' }]) })
    const state = dehydrate(page, { shouldDehydrateQuery: () => true })
    const browser = makeQueryClient()
    hydrate(browser, state)
    await expect(browser.fetchQuery({ queryKey: ['leads'], queryFn: () => Promise.reject(new Error('asked again')), staleTime: Infinity })).resolves.toEqual([{ id: '1' }])
  })
})
