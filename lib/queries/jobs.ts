import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { BulkEditPreview, Job, JobsAnswer } from '@/lib/contracts/jobs'
import type { ListBulkChange, ListBulkInput, ListBulkPreview } from '@/lib/contracts/list-bulk'
import { isJobOver, type BulkValues } from '@/lib/contracts/jobs-words'
import { toSent } from '@/lib/contracts/lead-edits-words'
import { getJson, sendJson } from './http'
import { withPatience } from './idempotency'
import { jobKeys } from './job-keys'
import { received } from './received'
import { withSession } from './unsaved-work'

/** Without the live stream a job's progress is seen within this. */
const pollMs = 5_000

export const jobQueries = {
  keys: jobKeys,
  recent: () =>
    queryOptions({
      queryKey: jobKeys.recent,
      queryFn: async ({ signal }) => received(await getJson<JobsAnswer>('/api/jobs?limit=10', { signal })),
      refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => !isJobOver(status)) === true ? pollMs : false),
    }),
  /** Posted, because 500 ids do not fit into an address; nothing is done. Read once for each time it is asked. */
  listBulk: (ids: readonly string[], change: ListBulkChange | null) =>
    queryOptions({
      queryKey: [...jobKeys.all, 'list-bulk', ids, change],
      queryFn: ({ signal }) => sendJson<ListBulkPreview>({ method: 'POST', path: '/api/jobs/preview', body: { kind: 'lists.bulk-edit', ids, change }, signal }),
      enabled: change !== null,
      staleTime: Infinity,
      gcTime: 0,
    }),
}

/** Rows of a page by their ids, or all that the query of the leads page matches, whichever page of it. */
export type LeadSelectionOrder = { ids: readonly string[] } | { query: string }
export type BulkEdit = { selection: LeadSelectionOrder; changes: BulkValues }
export type BulkEditOrder = BulkEdit & { expectedCount: number; reason?: string; idempotencyKey: string }

const kind = 'leads.bulk-edit'
type Keyed = { idempotencyKey: string }

export const jobMutations = {
  /** Posted, because it names who it is about; nothing is done. */
  preview: () =>
    mutationOptions({ mutationFn: (edit: BulkEdit) => sendJson<BulkEditPreview>({ method: 'POST', path: '/api/jobs/preview', body: { kind, ...edit, changes: toSent(edit.changes) } }) }),
  create: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...order }: BulkEditOrder) =>
        withSession(() => withPatience(() => sendJson<Job>({ method: 'POST', path: '/api/jobs', body: { kind, ...order, changes: toSent(order.changes) }, idempotencyKey }))),
    }),
  startListBulk: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ idempotencyKey, ...order }: Omit<ListBulkInput, 'kind'> & Keyed) =>
        withPatience(() => sendJson<Job>({ method: 'POST', path: '/api/jobs', body: { kind: 'lists.bulk-edit', ...order }, idempotencyKey })),
    }),
  undo: () =>
    mutationOptions({
      networkMode: 'always',
      mutationFn: ({ id, idempotencyKey }: { id: string } & Keyed) =>
        withPatience(() => sendJson<Job>({ method: 'POST', path: `/api/jobs/${id}/undo`, body: {}, idempotencyKey })),
    }),
  cancel: () => mutationOptions({ networkMode: 'always', mutationFn: (id: string) => sendJson<Job>({ method: 'POST', path: `/api/jobs/${id}/cancel`, body: {} }) }),
  retry: () => mutationOptions({ networkMode: 'always', mutationFn: (id: string) => sendJson<Job>({ method: 'POST', path: `/api/jobs/${id}/retry`, body: {} }) }),
}

/** Where the rows that failed can be had as a file. */
export const failuresPath = (id: string): string => `/api/jobs/${id}/failures?format=csv`
