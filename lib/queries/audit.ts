import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query'
import type { AuditAnswer, AuditSearch, AuditVerification } from '@/lib/contracts/audit'
import { getJson, sendJson, withQuery } from './http'
import { received } from './received'

export type AuditFilter = Omit<AuditSearch, 'before'>

const key = ['audit'] as const
/** Sequence numbers begin at 1. */
const newest = 0

export const auditQueries = {
  key,
  /** Newest first; the next page holds what is older. */
  search: (filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: [...key, filter],
      queryFn: async ({ pageParam, signal }) => {
        const before = pageParam === newest ? undefined : pageParam
        return received(await getJson<AuditAnswer>(withQuery('/api/audit', { ...filter, before }), { signal }))
      },
      initialPageParam: newest,
      getNextPageParam: (last) => last.nextBefore ?? undefined,
    }),
}

export const auditMutations = {
  verify: () =>
    mutationOptions({ mutationFn: () => sendJson<AuditVerification>({ method: 'POST', path: '/api/audit/verify', body: {} }) }),
}
