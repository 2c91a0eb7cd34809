import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { View, ViewChanges, ViewsAnswer } from '@/lib/contracts/views'
import type { ViewPage } from '@/lib/contracts/views-words'
import { getJson, sendJson, withQuery } from './http'

const key = ['views'] as const

export const viewQueries = {
  key,
  list: (page: ViewPage) =>
    queryOptions({ queryKey: [...key, page], queryFn: ({ signal }) => getJson<ViewsAnswer>(withQuery('/api/views', { page }), { signal }) }),
}

export type NewView = { page: ViewPage; name: string; search: string; isShared: boolean }

export const viewMutations = {
  create: () => mutationOptions({ mutationFn: (body: NewView) => sendJson<View>({ method: 'POST', path: '/api/views', body }) }),
  update: () =>
    mutationOptions({ mutationFn: ({ id, ...body }: ViewChanges & { id: string }) => sendJson<View>({ method: 'PATCH', path: `/api/views/${id}`, body }) }),
  remove: () => mutationOptions({ mutationFn: (id: string) => sendJson({ method: 'DELETE', path: `/api/views/${id}` }) }),
}
