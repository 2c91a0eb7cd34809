import { toInstant } from '@/lib/shared/instant'
import type { StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'

export const largestPage = 2000

/** One change of a list's scan at a time: a restart must not be overwritten by the page that was just read. */
export const withScan = <T>({ mutex }: Pick<Desk, 'mutex'>, listId: string, work: () => Promise<T>): Promise<T> => mutex.run(`list-scan:${listId}`, work)

/** Keeps something about a pass, unless another one has begun meanwhile. */
export const noteScan = (desk: Pick<Desk, 'store' | 'mutex'>, { listId, pass }: StoredListScan, notes: Partial<StoredListScan>): Promise<void> =>
  withScan(desk, listId, async () => {
    const now = await desk.store.listScans.get(listId)
    if (now?.pass === pass) await desk.store.listScans.put({ ...now, ...notes })
  })

/** A pass over the whole list, from its beginning; what is known of it stays until the pass is over. */
export const queueScan = (desk: Pick<Desk, 'store' | 'clock' | 'mutex'>, listId: string): Promise<StoredListScan> => withScan(desk, listId, () => putQueued(desk, listId))

async function putQueued(desk: Pick<Desk, 'store' | 'clock'>, listId: string): Promise<StoredListScan> {
  const before = await desk.store.listScans.get(listId)
  const scan: StoredListScan = {
    listId,
    status: 'queued',
    pass: (before?.pass ?? 0) + 1,
    position: 0,
    pageSize: before?.pageSize ?? largestPage,
    total: before?.total ?? null,
    queuedAt: toInstant(desk.clock.now()),
    startedAt: null,
    finishedAt: before?.finishedAt ?? null,
    readAt: before?.readAt ?? null,
    upstreamCalls: before?.upstreamCalls ?? 0,
    problem: null,
  }
  await desk.store.listScans.put(scan)
  return scan
}
