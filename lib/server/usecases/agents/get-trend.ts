import type { AgentPerformance } from '@/lib/contracts/agents'
import type { TrendPart, TrendPoint, TrendQuery } from '@/lib/contracts/performance'
import { addSums, bandOf, ratioValue, shortLogSeconds, standardRatios, type Sums } from '@/lib/contracts/performance-words'
import type { DayContacts, KeptDay } from '@/lib/server/ports/performance'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { inLanes } from '../in-lanes'
import type { ContactGroups, TrendWork } from './ask-bucket'
import { codeGroups } from './code-groups'
import { meaningsOrProblem } from './meanings-or-problem'
import { isAtHand, isKeepable, keptKey, readBucket, type BucketRead } from './read-bucket'
import type { Contacts } from './read-contacts'
import { bareSums } from './read-sums'
import { hoursOf } from './stamped-span'
import { trendBuckets, type Bucket } from './trend-buckets'

const lanes = 3
/** Days that go into the store with one commit. */
const keptAtOnce = 12

/**
 * Sums by day or hour, point by point as they are known: those that are kept at once, the others as Convoso answers at background pace,
 * the newest first. A point that cannot be read says so and holds up no other. Rejects before the first part with forbidden or
 * invalid_request.
 */
export async function getTrend(ctx: Ctx, query: TrendQuery & { signal: AbortSignal }): Promise<AsyncGenerator<TrendPart>> {
  assertMay(ctx, 'floor.read')
  const zone = ctx.environment.timeZone
  const buckets = trendBuckets(query, { zone, nowMs: ctx.clock.now() })
  const campaignKeys = query.campaigns.length === 0 ? [''] : query.campaigns
  const [newest, oldest] = [buckets.at(0), buckets.at(-1)]
  const isEmpty = newest === undefined || oldest === undefined || !isKeepable(query, query.by)
  const days = isEmpty ? [] : await ctx.store.keptDays.between({ zone, fromDay: oldest.day, toDay: newest.day, campaignIds: campaignKeys })
  const kept = new Map(days.map((day) => [keptKey(day.campaignId, day.day), day]))
  const groups = query.contacts === undefined ? null : await contactGroups(ctx, query.statuses)
  return points(ctx, { query, buckets, campaignKeys, kept, groups })
}

async function contactGroups(ctx: Ctx, statuses: readonly string[]): Promise<ContactGroups> {
  const { meanings, problem } = await meaningsOrProblem(ctx)
  return { ...codeGroups(meanings, statuses), problem }
}

type Plan = { query: TrendQuery & { signal: AbortSignal }; buckets: Bucket[]; campaignKeys: readonly string[]; kept: ReadonlyMap<string, KeptDay>; groups: ContactGroups | null }

async function* points(ctx: Ctx, { query, buckets, campaignKeys, kept, groups }: Plan): AsyncGenerator<TrendPart> {
  const count = { asked: 0, failed: 0 }
  const keeper = makeKeeper(ctx)
  const onAsk = () => {
    count.asked += 1
  }
  const work: TrendWork = { filters: query, by: query.by, campaignKeys, kept, groups, signal: query.signal, onAsk, ...keeper.work }
  const settled = buckets.filter((bucket) => isAtHand(bucket, work, ctx.clock.now()))
  yield { kind: 'plan', points: buckets.length, kept: settled.length, now: toInstant(ctx.clock.now()) }
  try {
    for (const bucket of settled) yield toPoint(ctx, { bucket, read: await readBucket(ctx, bucket, work), users: query.users })
    const open = buckets.filter((bucket) => !settled.includes(bucket))
    const read = async (bucket: Bucket) => ({ bucket, read: await readBucket(ctx, bucket, work) })
    for await (const each of inLanes(open, lanes, read)) {
      if (each.read.isMissing) count.failed += 1
      yield toPoint(ctx, { ...each, users: query.users })
    }
  } finally {
    await keeper.flush()
  }
  yield { kind: 'end', ...count, now: toInstant(ctx.clock.now()) }
}

/** Days go into the store a dozen at a time: every commit waits for the disk. */
function makeKeeper(ctx: Ctx): { work: Pick<TrendWork, 'keep' | 'keepContacts'>; flush: () => Promise<void> } {
  let waiting: { days: KeptDay[]; contacts: DayContacts[] } = { days: [], contacts: [] }
  const flush = async () => {
    const { days, contacts } = waiting
    waiting = { days: [], contacts: [] }
    const put = ctx.store.keptDays.put(days).then(() => ctx.store.keptDays.putContacts(contacts))
    // A trend that cannot be kept is asked again next time; it is shown all the same.
    await put.catch((error: unknown) => ctx.log.warn({ error }, 'days of performance could not be kept'))
  }
  const kept = async (count: number) => (count >= keptAtOnce ? await flush() : undefined)
  return {
    flush,
    work: {
      keep: (day) => kept(waiting.days.push(day)),
      keepContacts: (contacts) => kept(waiting.contacts.push(contacts)),
    },
  }
}

function toPoint(ctx: Ctx, { bucket, read, users }: { bucket: Bucket; read: BucketRead; users: readonly string[] }): TrendPoint {
  const { key, from, to } = bucket
  const isRunning = fromInstant(to) >= ctx.clock.now()
  const state = read.isMissing ? 'failed' : isRunning ? 'running' : read.isKept ? 'kept' : 'fresh'
  const chosen = users.length === 0 ? read.rows : read.rows.filter(({ userId }) => users.includes(userId))
  return {
    kind: 'point', key, from, to, hours: hoursOf(bucket), state, readAt: read.readAt, problem: read.problem,
    sums: read.isMissing ? null : sumOf(chosen, read.contacts),
    floor: read.isMissing ? null : sumOf(read.rows, read.contacts),
    agents: read.rows.length,
    bands: bandsOf(read.rows, read.contacts),
  }
}

function sumOf(rows: readonly AgentPerformance[], contacts: Contacts): Sums {
  const sums = addSums(rows.map((row) => withContacts(row, contacts)))
  // What was not asked for is not known, not even of a day without agents.
  return { ...sums, contacts: contacts.byAgent === null ? null : sums.contacts, successes: null, unsorted: null }
}

const withContacts = (row: AgentPerformance, { byAgent }: Contacts): Sums => ({ ...bareSums(row), contacts: byAgent === null ? null : (byAgent[row.userId] ?? 0) })

function bandsOf(rows: readonly AgentPerformance[], contacts: Contacts): TrendPoint['bands'] {
  const sums = rows.filter(({ totalSeconds }) => totalSeconds >= shortLogSeconds).map((row) => withContacts(row, contacts))
  return {
    callsPerHour: bandOf(sums.map((each) => ratioValue(each, standardRatios.callsPerHour))),
    talkShare: bandOf(sums.map((each) => ratioValue(each, standardRatios.talkShare))),
    contactRate: bandOf(sums.map((each) => ratioValue(each, standardRatios.contactRate))),
  }
}
