import { roleMay } from '@/lib/contracts/permissions'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import { fileUntil } from '../exports/file-until'
import { seesAllJobs } from './get-job'

/** What ended longer ago than this is no news on a screen. */
const keptMs = 12 * 3_600_000

/** Whether there is anything to show of jobs to this person; false for whoever may not see any. */
export async function hasRecentJobs(ctx: Ctx): Promise<boolean> {
  const { role, userId } = ctx.actor
  if (role !== 'system' && !roleMay(role, 'lists.edit')) return false
  const [newest] = await ctx.store.jobs.search({ ...(seesAllJobs(ctx) ? {} : { actorId: userId ?? '' }), limit: 1 })
  if (newest === undefined) return false
  const hasFile = newest.status === 'done' && newest.file !== null && fileUntil(newest) > ctx.clock.now()
  return hasFile || newest.finishedAt === null || fromInstant(newest.finishedAt) > ctx.clock.now() - keptMs
}
