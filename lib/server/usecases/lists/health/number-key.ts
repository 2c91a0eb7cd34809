import type { Desk } from '../../desk'
import { forgetChanges } from './changes-place'
import { queueScan } from './queue-scan'

const key = 'list-scans.key'
const probe = 'which secret made these keys'

/** Numbers are known again only under the secret they were kept with: after another AUTH_SECRET the scans begin anew. */
export async function forgetUnderAnotherKey(desk: Desk): Promise<void> {
  const now = desk.listHealth.hashNumber(probe)
  const before = await desk.store.meta.get(key)
  if (before === now) return
  if (before !== null) {
    const scans = await desk.store.listScans.all()
    await desk.store.listScans.clear()
    await forgetChanges(desk)
    for (const { listId } of scans) await queueScan(desk, listId)
  }
  await desk.store.meta.put(key, now)
}
