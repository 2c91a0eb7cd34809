import type { CallHistogram, CallHistogramQuery } from '@/lib/contracts/calls'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readsFor, type CallCount } from './call-counts'
import { readCallQuestion } from './call-question'
import type { CallSpan } from './call-cursor'
import { timeBuckets } from './time-buckets'

/** Calls by outcome over time, again and again while they are counted. Throws before the first one what readCallQuestion throws. */
export async function getCallHistogram(ctx: Ctx, query: CallHistogramQuery & { signal: AbortSignal }): Promise<AsyncGenerator<CallHistogram>> {
  assertMay(ctx, 'leads.read')
  const { signal, go, ...search } = query
  const { asked } = await readCallQuestion(ctx, search)
  const span = { from: toInstant(fromInstant(search.from)), to: toInstant(fromInstant(search.to)) }
  return histograms(ctx, { span, counts: ctx.callCounts.watch({ ctx, asked, span, hasAgreed: go === '1', signal }) })
}

async function* histograms(ctx: Ctx, { span, counts }: { span: CallSpan; counts: AsyncGenerator<CallCount> }): AsyncGenerator<CallHistogram> {
  const edges = timeBuckets(span, ctx.environment.timeZone)
  for await (const count of counts) yield histogramOf(count, span, edges)
}

/** Of a count of this span or a wider one. */
function histogramOf(count: CallCount, span: CallSpan, edges: readonly string[]): CallHistogram {
  const isWhole = count.span.from === span.from && count.span.to === span.to
  const starts = edges.map(fromInstant)
  const sums = new Map<number, number[]>()
  const [first, last] = [fromInstant(span.from), fromInstant(span.to)]
  for (const [cell, calls] of count.cells) {
    const at = Math.floor(cell / 4_096) * count.cellMs
    if (at + count.cellMs <= first || at > last) continue
    const place = cell % 4_096
    const bar = barOf(starts, at)
    const row = sums.get(place) ?? Array.from({ length: edges.length - 1 }, () => 0)
    row[bar] = (row[bar] ?? 0) + calls
    sums.set(place, row)
  }
  const outcomes = [...sums]
    .map(([place, row]) => ({ code: count.codes[place] ?? '', row, calls: row.reduce((sum, calls) => sum + calls, 0) }))
    .toSorted((a, b) => b.calls - a.calls || a.code.localeCompare(b.code))
  const counted = outcomes.reduce((sum, { calls }) => sum + calls, 0)
  const total = isWhole ? count.total : counted
  return {
    state: count.state,
    edges: [...edges],
    outcomes: outcomes.map(({ code, calls }) => ({ code, name: count.names.get(code) ?? null, calls })),
    bars: starts.slice(0, -1).map((_, bar) => outcomes.map(({ row }) => row[bar] ?? 0)),
    counted,
    covered: count.covered,
    total,
    reads: total === null ? null : readsFor(total),
    notes: [...count.notes],
    problem: count.problem,
    readAt: count.readAt,
  }
}

/** A cell that begins before the first edge belongs to the first bar. */
function barOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 2]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
