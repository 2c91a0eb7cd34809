import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { BulkEditPreview, Job, JobsAnswer } from '@/lib/contracts/jobs'
import { isJobOver, type BulkField } from '@/lib/contracts/jobs-words'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'
import { received } from './received'
import { withSession } from './unsaved-work'

/** Without the live stream a job's progress is seen within this. */
const pollMs = 5_000

const keys = { all: ['jobs'], recent: ['jobs', 'recent'] } as const

export const jobQueries = {
  keys,
  recent: () =>
    queryOptions({
      queryKey: keys.recent,
      queryFn: async ({ signal }) => received(await getJson<JobsAnswer>('/api/jobs?limit=10', { signal })),
      refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => !isJobOver(status)) === true ? pollMs : false),
    }),
}

/** Rows of a page by their ids, or all that the query of the leads page matches, whichever page of it. */
export type LeadSelectionOrder = { ids: readonly string[] } | { query: string }
export type BulkEdit = { selection: LeadSelectionOrder; changes: Partial<Record<BulkField, string>> }
export type BulkEditOrder = BulkEdit & { expectedCount: number; reason?: string; idempotencyKey: string }

const kind = 'leads.bulk-edit'

export const jobMutations = {
  /** Posted, because it names who it is about; nothing is done. */
  preview: () =>
    mutationOptions({ mutationFn: (edit: BulkEdit) => sendJson<BulkEditPreview>({ method: 'POST', path: '/api/jobs/preview', body: { kind, ...edit } }) }),
  create: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...order }: BulkEditOrder) =>
        withSession(() => withPatience(() => sendJson<Job>({ method: 'POST', path: '/api/jobs', body: { kind, ...order }, idempotencyKey }))),
    }),
  cancel: () => mutationOptions({ networkMode: 'always', mutationFn: (id: string) => sendJson<Job>({ method: 'POST', path: `/api/jobs/${id}/cancel`, body: {} }) }),
  retry: () => mutationOptions({ networkMode: 'always', mutationFn: (id: string) => sendJson<Job>({ method: 'POST', path: `/api/jobs/${id}/retry`, body: {} }) }),
}

/** Where the rows that failed can be had as a file. */
export const failuresPath = (id: string): string => `/api/jobs/${id}/failures?format=csv`
