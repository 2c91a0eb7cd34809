import type { Desk } from '../../desk'
import { systemCtx } from '../../system-ctx'
import { readLists } from '../list-board'

const listsMaxAgeMs = 600_000
const forgottenPerCommit = 250
const noPass = -1

/** Lists that Convoso no longer has take what was kept of their leads with them. */
export async function forgetLists(desk: Desk, signal: AbortSignal): Promise<void> {
  const { items, problems } = await readLists(systemCtx(desk, 'Scans of lists'), { maxAgeMs: listsMaxAgeMs, priority: 'background' })
  // A table that could not be read whole proves nothing about what is missing in it.
  if (problems.length > 0) return
  const there = new Set(items.map(({ id }) => id))
  for (const { listId } of await desk.store.listScans.all()) {
    if (there.has(listId)) continue
    for (let gone = await unseen(desk, listId); gone.length > 0 && !signal.aborted; gone = await unseen(desk, listId)) {
      await desk.store.listScans.apply({ leads: [], gone, scan: null })
    }
    if (!signal.aborted) await desk.store.listScans.remove(listId)
  }
}

const unseen = (desk: Desk, listId: string): Promise<string[]> => desk.store.listScans.unseen(listId, noPass, forgottenPerCommit)
