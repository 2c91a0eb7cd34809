import type { BoardList } from '@/lib/contracts/lists'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { ReadOptions } from '@/lib/server/ports/dialer'
import { assertMay } from '../assert-may'
import { observeCampaigns } from '../campaigns/observe-campaigns'
import type { Ctx, Desk } from '../desk'
import { composeCampaigns } from './compose-campaigns'
import { listViews } from './list-view'
import { searchLists } from './read-list'
import { announceLists, takeInLists } from './take-in-lists'

/** Lists at most this old are good enough to look at; an act always reads again. */
export const viewMaxAgeMs = 10_000
const namesMaxAgeMs = 60_000
/** After the first of the searches answered, the others are waited for this long. */
const graceMs = 250

type RefreshOptions = Pick<ReadOptions, 'maxAgeMs' | 'priority' | 'begunAfter'>

/** The whole table: both statuses, each list with its campaign. `readAt` is the older of the two searches. */
export type ListsRead = { items: BoardList[]; readAt: string; problems: string[] }

/**
 * Every list of the account. Waits for both searches, not for campaigns that the dialer does not name: those follow as `lists.changed`.
 * What could not be read anew comes as it was last known, with a sentence in `problems`; throws upstream_* when nothing is known.
 */
export async function readLists(ctx: Ctx, options: RefreshOptions = {}): Promise<ListsRead> {
  assertMay(ctx, 'floor.read')
  await refreshLists(ctx, options)
  const [active, inactive] = assertKnown(ctx)
  const problems = [active.problem, inactive.problem, ctx.lists.round().problem].filter((problem) => problem !== null)
  const stamps = [active.read?.begunAt, inactive.read?.begunAt].filter((at) => at !== undefined).toSorted()
  return { items: listViews(ctx), readAt: stamps[0] ?? '', problems }
}

/** Reads both statuses and takes in what they prove. Never rejects: what failed stands in the memory's parts. */
export async function refreshLists(desk: Desk, options: RefreshOptions = {}): Promise<void> {
  await Promise.all(startReads(desk, options))
  await settle(desk)
}

/** The same, but comes back soon after the first search that answered; the rest follows as an event. */
export async function refreshListsSoon(desk: Desk, options: RefreshOptions = {}): Promise<void> {
  const reads = startReads(desk, options)
  const stop = new AbortController()
  let isWhole = false
  const whole = Promise.all(reads)
    .then(() => settle(desk))
    .then(() => {
      isWhole = true
    })
  await Promise.race([whole, ...reads.slice(0, 2).map(async (read) => await ((await read) ? desk.clock.sleep(graceMs, stop.signal).catch(() => undefined) : whole))])
  stop.abort()
  if (isWhole) return
  desk.background('the rest of the lists', async () => {
    await whole
    announceLists(desk, [])
  })
}

/** Throws when neither search has ever answered. */
export function assertKnown(desk: Desk) {
  const parts = [desk.lists.part(true), desk.lists.part(false)] as const
  if (parts.every(({ read }) => read === null)) throw parts[0].failure ?? parts[1].failure ?? new AppError('upstream_unavailable', 'The lists could not be read.')
  return parts
}

function startReads(desk: Desk, { maxAgeMs = viewMaxAgeMs, ...rest }: RefreshOptions): Promise<boolean>[] {
  return [readPart(desk, true, { maxAgeMs, ...rest }), readPart(desk, false, { maxAgeMs, ...rest }), readNames(desk)]
}

async function readPart(desk: Desk, active: boolean, options: RefreshOptions): Promise<boolean> {
  try {
    desk.lists.acceptPart(active, await searchLists(desk, { active }, options))
    return true
  } catch (error) {
    if (!isAppError(error)) desk.log.error({ error }, 'lists could not be read')
    desk.lists.failPart(active, error)
    return false
  }
}

/** Campaign names come with their states; a failure of theirs is told on their own page. */
async function readNames(desk: Desk): Promise<boolean> {
  if (desk.board.latest() !== null && desk.board.problem() !== null) return true
  return await observeCampaigns(desk, { maxAgeMs: namesMaxAgeMs }).then(
    () => true,
    () => false,
  )
}

async function settle(desk: Desk): Promise<void> {
  await takeInLists(desk)
  desk.background('campaigns of lists', () => composeCampaigns(desk))
}
