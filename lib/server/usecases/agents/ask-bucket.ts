import type { AgentPerformance } from '@/lib/contracts/agents'
import type { PerformanceFilters } from '@/lib/contracts/performance'
import type { TrendStep } from '@/lib/contracts/performance-words'
import type { DayContacts, KeptDay } from '@/lib/server/ports/performance'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import type { CodeGroups } from './code-groups'
import type { Bucket } from './trend-buckets'

const hourMs = 3_600_000
/** From this age on a day is kept in our store. */
export const keptAfterMs = 48 * hourMs
const runningMaxAgeMs = 55_000
const youngMaxAgeMs = 600_000
const settledMaxAgeMs = 6 * hourMs

export type TrendWork = {
  filters: PerformanceFilters
  by: TrendStep
  /** What is asked apart: one campaign each, or the whole account as ''. */
  campaignKeys: readonly string[]
  kept: ReadonlyMap<string, KeptDay>
  /** By which dispositions contacts are asked for; null: they are not. */
  groups: ContactGroups | null
  signal: AbortSignal
  /** Called with each day that is to be kept. */
  keep: (day: KeptDay) => Promise<void>
  keepContacts: (contacts: DayContacts) => Promise<void>
  onAsk: () => void
}

/** `problem`: why nothing is sorted, where it could not be read. */
export type ContactGroups = CodeGroups & { problem: string | null }

/** One day or hour of one campaign, or of the whole account. */
export type Wanted = { bucket: Bucket; campaignId: string; work: TrendWork }

/** The sums of those dispositions, none meaning all. */
export async function askBucket(ctx: Ctx, { bucket, campaignId, work: { filters, signal, onAsk } }: Wanted, statuses: readonly string[]) {
  onAsk()
  const input = {
    from: bucket.from, to: bucket.to, listIds: filters.lists, queueIds: filters.queues, statuses: [...statuses],
    campaignIds: campaignId === '' ? [] : [campaignId],
  }
  return await ctx.dialer.agents.performance(input, { priority: 'background', signal })
}

type Remembered = { rows: AgentPerformance[]; askedAt: number }

/** What was asked lately, and is young enough for how long its day or hour is over. */
export function recall(ctx: Ctx, wanted: Wanted, statuses: readonly string[]): Remembered | undefined {
  const nowMs = ctx.clock.now()
  const known = ctx.performance.get(memoryKey(wanted, statuses))
  return known !== undefined && known.askedAt > nowMs - maxAgeOf(wanted.bucket, nowMs) ? known : undefined
}

export const remember = (ctx: Ctx, wanted: Wanted, { statuses, ...known }: Remembered & { statuses: readonly string[] }): void =>
  ctx.performance.put(memoryKey(wanted, statuses), known)

function maxAgeOf({ to }: Bucket, nowMs: number): number {
  const age = nowMs - fromInstant(to)
  if (age < 0) return runningMaxAgeMs
  return age < keptAfterMs ? youngMaxAgeMs : settledMaxAgeMs
}

const memoryKey = ({ bucket, campaignId, work: { filters } }: Wanted, statuses: readonly string[]): string =>
  JSON.stringify([bucket.from, bucket.to, campaignId, filters.lists.toSorted(), filters.queues.toSorted(), statuses.toSorted()])
