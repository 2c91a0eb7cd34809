import type { Desk } from '../desk'
import { fileUntil } from './file-until'

/** Removes files whose time is over, whose job is no longer there, and what an end in the middle left. */
export async function tidyExports(desk: Pick<Desk, 'store' | 'exportFiles' | 'clock'>): Promise<void> {
  const now = desk.clock.now()
  for (const { name, changedAt } of await desk.exportFiles.list()) {
    const job = await desk.store.jobs.get(name.split('.')[0] ?? '')
    const isOver = job === null || (job.finishedAt !== null && fileUntil(job) <= now)
    const isStray = job?.file?.name !== name && changedAt < now - strayMs
    if (isOver || isStray) await desk.exportFiles.remove(name)
  }
}

/** A copy that a new holder is just making is not named by its job yet. */
const strayMs = 3_600_000
