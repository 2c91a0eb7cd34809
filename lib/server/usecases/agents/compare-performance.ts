import type { AgentRow, PerformanceAnswer, PerformanceQuery, Stretch } from '@/lib/contracts/performance'
import { addSums } from '@/lib/contracts/performance-words'
import { sentenceOf } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { codeGroups } from './code-groups'
import { meaningsOrProblem } from './meanings-or-problem'
import { readSums, type AgentSums, type ReadSums } from './read-sums'
import { comparedSpan, hoursOf, stamped, untilNow, type Span } from './stamped-span'

const youngMaxAgeMs = 55_000
const settledMaxAgeMs = 600_000
const settledAfterMs = 48 * 3_600_000

/**
 * What agents did in a stretch of time, beside another stretch. Times are as Convoso sums them; every rate is made from sums. All who
 * ask for the same within a minute share the same reads of the upstream. Throws upstream_* when the stretch itself cannot be read; the
 * other one fails by itself, with `compareProblem`. `maxAgeMs`: reads up to this age will do, where older ones do than usual.
 */
export async function comparePerformance(ctx: Ctx, query: PerformanceQuery, { maxAgeMs = 0 }: { maxAgeMs?: number } = {}): Promise<PerformanceAnswer> {
  assertMay(ctx, 'floor.read')
  const zone = ctx.environment.timeZone
  const nowMs = ctx.clock.now()
  const { isRunning, ...current } = untilNow(query, nowMs)
  const span = stamped(current, zone)
  const other = comparedSpan(current, { compare: query.compare, zone })
  const { meanings, problem } = await meaningsOrProblem(ctx)
  const groups = codeGroups(meanings, query.statuses)
  const read = (asked: Span) => readSums(ctx, { span: asked, filters: query, groups, options: { maxAgeMs: Math.max(maxAgeMs, maxAgeOf(asked, nowMs)) } })
  const compare = other === null ? null : stamped(other, zone)
  const [now, before] = await Promise.all([read(span), compare === null ? noRead : read(compare).then(found, notFound)])
  const items = toRows(now.agents, { before: before.read?.agents ?? null, asked: query.users })
  return {
    items,
    range: { ...withHours(span), isRunning },
    compare: compare === null ? null : withHours(compare),
    floor: { now: addSums(now.agents.map(({ sums }) => sums)), before: before.read === null ? null : addSums(before.read.agents.map(({ sums }) => sums)) },
    meanings: { source: meanings.source, contactCodes: groups.contact, successCodes: groups.success, problem: problem ?? now.problem },
    compareProblem: before.problem,
    read: { begunAt: now.begunAt, answeredAt: now.answeredAt },
    now: toInstant(ctx.clock.now()),
  }
}

const maxAgeOf = ({ to }: Span, nowMs: number): number => (Date.parse(to) < nowMs - settledAfterMs ? settledMaxAgeMs : youngMaxAgeMs)
const withHours = (span: Span): Stretch => ({ ...span, hours: hoursOf(span) })

type OtherRead = { read: ReadSums | null; problem: string | null }
const noRead: OtherRead = { read: null, problem: null }
const found = (read: ReadSums): OtherRead => ({ read, problem: null })
const notFound = (error: unknown): OtherRead => ({ read: null, problem: sentenceOf(error) })

/** Everybody who is in either stretch, and everybody who was asked for by name. */
function toRows(now: AgentSums[], { before, asked }: { before: AgentSums[] | null; asked: readonly string[] }): AgentRow[] {
  const rows = new Map<string, AgentRow>(asked.map((userId) => [userId, { userId, name: `Agent ${userId}`, now: null, before: null, oddities: [] }]))
  for (const { userId, name, sums } of before ?? []) rows.set(userId, { userId, name, now: null, before: sums, oddities: [] })
  for (const { userId, name, sums, oddities } of now) rows.set(userId, { userId, name, now: sums, before: rows.get(userId)?.before ?? null, oddities })
  return [...rows.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.userId.localeCompare(b.userId))
}
