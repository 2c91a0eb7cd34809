import { toInstant } from '@/lib/shared/instant'
import type { StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'

export const largestPage = 2000

/** A pass over the whole list, from its beginning; what is known of it stays until the pass is over. */
export async function queueScan(desk: Pick<Desk, 'store' | 'clock'>, listId: string): Promise<StoredListScan> {
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
