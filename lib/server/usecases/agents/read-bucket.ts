import type { AgentPerformance } from '@/lib/contracts/agents'
import type { PerformanceFilters } from '@/lib/contracts/performance'
import type { TrendStep } from '@/lib/contracts/performance-words'
import { sentenceOf } from '@/lib/server/core/errors'
import type { KeptDay } from '@/lib/server/ports/performance'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import { askBucket, keptAfterMs, recall, remember, type TrendWork, type Wanted } from './ask-bucket'
import { hasContacts, mergeContacts, readContacts, type Contacts } from './read-contacts'
import type { Bucket } from './trend-buckets'

/** Corrections come late: a day kept before this age is read once more. */
const finalAfterMs = 7 * 24 * 3_600_000

export type BucketRead = { rows: AgentPerformance[]; contacts: Contacts; readAt: string | null; isKept: boolean; problem: string | null; isMissing: boolean }

export const keptKey = (campaignId: string, day: string): string => `${campaignId} ${day}`

/** Only days without other filters are kept; agents are chosen among the kept rows. */
export const isKeepable = ({ lists, queues, statuses }: PerformanceFilters, by: TrendStep): boolean =>
  by === 'day' && lists.length + queues.length + statuses.length === 0

/** Whether all that is wanted of a day lies in our store and need not be asked again. */
export const isAtHand = (bucket: Bucket, { campaignKeys, kept, groups }: TrendWork, nowMs: number): boolean =>
  campaignKeys.every((id) => {
    const day = kept.get(keptKey(id, bucket.key))
    return day !== undefined && isSettled(day, bucket, nowMs) && hasContacts(day, groups)
  })

/** Whether the kept read of a day is as good as a new one. */
function isSettled(kept: KeptDay, bucket: Bucket, nowMs: number): boolean {
  if (kept.isStale) return false
  const finalAt = fromInstant(bucket.to) + finalAfterMs
  return nowMs < finalAt || fromInstant(kept.askedAt) >= finalAt
}

/** One day or hour, of all that is asked apart together. Never rejects but when the reader has left. */
export async function readBucket(ctx: Ctx, bucket: Bucket, work: TrendWork): Promise<BucketRead> {
  const parts = await Promise.all(work.campaignKeys.map((campaignId) => readPart(ctx, { bucket, campaignId, work })))
  const askedAt = parts.flatMap((part) => part.askedAt ?? []).toSorted()
  const contacts = mergeContacts(parts.map((part) => part.contacts))
  return {
    rows: mergeRows(parts.map(({ rows }) => rows)),
    contacts,
    readAt: askedAt[0] ?? null,
    isKept: parts.every(({ isKept }) => isKept) && contacts.isKept,
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? contacts.problem,
    // The sum without one of its campaigns would look like a bad day.
    isMissing: parts.some((part) => part.askedAt === null),
  }
}

/** `day`: as it stands in the store, where it does. */
type Sums = { rows: AgentPerformance[]; askedAt: string | null; isKept: boolean; problem: string | null; day: KeptDay | null }

async function readPart(ctx: Ctx, wanted: Wanted): Promise<Sums & { contacts: Contacts }> {
  const sums = await readSums(ctx, wanted)
  return { ...sums, contacts: await readContacts(ctx, wanted, sums) }
}

async function readSums(ctx: Ctx, wanted: Wanted): Promise<Sums> {
  const { bucket, campaignId, work } = wanted
  const kept = work.kept.get(keptKey(campaignId, bucket.key))
  if (kept !== undefined && isSettled(kept, bucket, ctx.clock.now())) return { rows: kept.rows, askedAt: kept.askedAt, isKept: true, problem: null, day: kept }
  const known = kept === undefined ? recall(ctx, wanted, work.filters.statuses) : undefined
  if (known !== undefined) return { rows: known.rows, askedAt: new Date(known.askedAt).toISOString(), isKept: false, problem: null, day: null }
  try {
    return await ask(ctx, wanted)
  } catch (error) {
    work.signal.throwIfAborted()
    // What was kept is older than it should be, and better than a gap.
    return { rows: kept?.rows ?? [], askedAt: kept?.askedAt ?? null, isKept: kept !== undefined, problem: sentenceOf(error), day: kept ?? null }
  }
}

async function ask(ctx: Ctx, wanted: Wanted): Promise<Sums> {
  const { bucket, campaignId, work } = wanted
  const { statuses } = work.filters
  const { data: rows, begunAt } = await askBucket(ctx, wanted, statuses)
  const askedAt = fromInstant(begunAt)
  const isOver = askedAt >= fromInstant(bucket.to) + keptAfterMs
  const read = { rows, askedAt: begunAt, isKept: false, problem: null }
  if (!isOver || !isKeepable(work.filters, work.by)) {
    remember(ctx, wanted, { statuses, rows, askedAt })
    return { ...read, day: null }
  }
  const day: KeptDay = { zone: ctx.environment.timeZone, day: bucket.key, campaignId, askedAt: begunAt, isStale: false, rows, contacts: null }
  await work.keep(day)
  return { ...read, day }
}

/** One agent may have worked for several campaigns on one day. */
function mergeRows(parts: readonly AgentPerformance[][]): AgentPerformance[] {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const merged = new Map<string, AgentPerformance>()
  for (const row of parts.flat()) {
    const known = merged.get(row.userId)
    merged.set(row.userId, known === undefined ? row : added(known, row))
  }
  return [...merged.values()]
}

const added = (a: AgentPerformance, b: AgentPerformance): AgentPerformance => ({
  userId: a.userId,
  name: a.name,
  calls: a.calls + b.calls,
  machines: a.machines + b.machines,
  humans: a.humans + b.humans,
  talkSeconds: a.talkSeconds + b.talkSeconds,
  waitSeconds: a.waitSeconds + b.waitSeconds,
  pauseSeconds: a.pauseSeconds + b.pauseSeconds,
  wrapSeconds: a.wrapSeconds + b.wrapSeconds,
  totalSeconds: a.totalSeconds + b.totalSeconds,
  ...((a.timesMissing === true || b.timesMissing === true) && { timesMissing: true as const }),
})
