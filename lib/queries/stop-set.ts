import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { StopSetAnswer } from '@/lib/contracts/campaigns'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'

const key = ['stop-set'] as const
const pollMs = 15_000
const runningPollMs = 2_000

export const stopSetQueries = {
  key,
  open: () =>
    queryOptions({
      queryKey: key,
      queryFn: ({ signal }) => getJson<StopSetAnswer>('/api/campaigns/stop-set', { signal }),
      refetchInterval: ({ state }) => (state.data?.open?.run?.status === 'running' ? runningPollMs : pollMs),
    }),
}

type Keyed<T> = T & { idempotencyKey: string }

/** All three answer the set as it is afterwards; the stopping and restoring itself follows behind the answer. */
export const stopSetMutations = {
  stopAll: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...body }: Keyed<{ reason?: string }>) => post('stop-all', { body, idempotencyKey }),
    }),
  restore: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...body }: Keyed<{ stopSetId: string; campaignIds: string[] }>) => post('restore', { body, idempotencyKey }),
    }),
  dismiss: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: (stopSetId: string) => sendJson<StopSetAnswer>({ method: 'POST', path: '/api/campaigns/dismiss', body: { stopSetId } }),
    }),
}

const post = (verb: string, sent: { body: unknown; idempotencyKey: string }) =>
  withPatience(() => sendJson<StopSetAnswer>({ method: 'POST', path: `/api/campaigns/${verb}`, ...sent }))
