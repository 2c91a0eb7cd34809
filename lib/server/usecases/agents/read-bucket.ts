import type { AgentPerformance } from '@/lib/contracts/agents'
import type { PerformanceFilters } from '@/lib/contracts/performance'
import type { TrendStep } from '@/lib/contracts/performance-words'
import { sentenceOf } from '@/lib/server/core/errors'
import type { KeptDay } from '@/lib/server/ports/performance'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import type { Bucket } from './trend-buckets'

const hourMs = 3_600_000
/** From this age on a day is kept in our store. */
export const keptAfterMs = 48 * hourMs
/** Corrections come late: a day kept before this age is read once more. */
const finalAfterMs = 7 * 24 * hourMs
const runningMaxAgeMs = 55_000
const youngMaxAgeMs = 600_000
const settledMaxAgeMs = 6 * hourMs

export type TrendWork = {
  filters: PerformanceFilters
  by: TrendStep
  /** What is asked apart: one campaign each, or the whole account as ''. */
  campaignKeys: readonly string[]
  kept: ReadonlyMap<string, KeptDay>
  signal: AbortSignal
  /** Called with each day that is to be kept. */
  keep: (day: KeptDay) => Promise<void>
  onAsk: () => void
}

export type BucketRead = { rows: AgentPerformance[]; readAt: string | null; isKept: boolean; problem: string | null; isMissing: boolean }

export const keptKey = (campaignId: string, day: string): string => `${campaignId} ${day}`

/** Only days without other filters are kept; agents are chosen among the kept rows. */
export const isKeepable = ({ lists, queues, statuses }: PerformanceFilters, by: TrendStep): boolean =>
  by === 'day' && lists.length + queues.length + statuses.length === 0

/** Whether the kept read of a day is as good as a new one. */
export function isSettled(kept: KeptDay | undefined, bucket: Bucket, nowMs: number): boolean {
  if (kept === undefined || kept.isStale) return false
  const finalAt = fromInstant(bucket.to) + finalAfterMs
  return nowMs < finalAt || fromInstant(kept.askedAt) >= finalAt
}

/** One day or hour, of all that is asked apart together. Never rejects but when the reader has left. */
export async function readBucket(ctx: Ctx, bucket: Bucket, work: TrendWork): Promise<BucketRead> {
  const parts = await Promise.all(work.campaignKeys.map((campaignId) => readPart(ctx, { bucket, campaignId, work })))
  const askedAt = parts.flatMap((part) => part.askedAt ?? []).toSorted()
  return {
    rows: mergeRows(parts.map(({ rows }) => rows)),
    readAt: askedAt[0] ?? null,
    isKept: parts.every(({ isKept }) => isKept),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
    // The sum without one of its campaigns would look like a bad day.
    isMissing: parts.some((part) => part.askedAt === null),
  }
}

type Part = { rows: AgentPerformance[]; askedAt: string | null; isKept: boolean; problem: string | null }
type Wanted = { bucket: Bucket; campaignId: string; work: TrendWork }

async function readPart(ctx: Ctx, wanted: Wanted): Promise<Part> {
  const { bucket, campaignId, work } = wanted
  const nowMs = ctx.clock.now()
  const kept = work.kept.get(keptKey(campaignId, bucket.key))
  if (kept !== undefined && isSettled(kept, bucket, nowMs)) return { rows: kept.rows, askedAt: kept.askedAt, isKept: true, problem: null }
  const remembered = kept === undefined ? ctx.performance.get(memoryKey(wanted)) : undefined
  if (remembered !== undefined && remembered.askedAt > nowMs - maxAgeOf(bucket, nowMs))
    return { rows: remembered.rows, askedAt: new Date(remembered.askedAt).toISOString(), isKept: false, problem: null }
  try {
    return await ask(ctx, wanted)
  } catch (error) {
    work.signal.throwIfAborted()
    // What was kept is older than it should be, and better than a gap.
    return { rows: kept?.rows ?? [], askedAt: kept?.askedAt ?? null, isKept: kept !== undefined, problem: sentenceOf(error) }
  }
}

async function ask(ctx: Ctx, wanted: Wanted): Promise<Part> {
  const { bucket, campaignId, work } = wanted
  const { filters, signal } = work
  work.onAsk()
  const input = {
    from: bucket.from, to: bucket.to, listIds: filters.lists, queueIds: filters.queues, statuses: filters.statuses,
    campaignIds: campaignId === '' ? [] : [campaignId],
  }
  const { data: rows, begunAt } = await ctx.dialer.agents.performance(input, { priority: 'background', signal })
  const askedAt = fromInstant(begunAt)
  const isOver = askedAt >= fromInstant(bucket.to) + keptAfterMs
  if (isOver && isKeepable(filters, work.by))
    await work.keep({ zone: ctx.environment.timeZone, day: bucket.key, campaignId, askedAt: begunAt, isStale: false, rows })
  else ctx.performance.put(memoryKey(wanted), { rows, askedAt })
  return { rows, askedAt: begunAt, isKept: false, problem: null }
}

function maxAgeOf({ to }: Bucket, nowMs: number): number {
  const age = nowMs - fromInstant(to)
  if (age < 0) return runningMaxAgeMs
  return age < keptAfterMs ? youngMaxAgeMs : settledMaxAgeMs
}

const memoryKey = ({ bucket, campaignId, work: { filters } }: Wanted): string =>
  JSON.stringify([bucket.from, bucket.to, campaignId, filters.lists.toSorted(), filters.queues.toSorted(), filters.statuses.toSorted()])

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
