import type { Call } from '@/lib/contracts/calls'
import { AppError } from '@/lib/server/core/errors'
import type { Page, ReadOptions } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { cursorAfter, doubledHour, halved, isNewestFirst, isWithin, namedSpan, secondAfter, secondBefore, wholeSecond, type CallCursor, type CallSpan } from './call-cursor'
import { matchesCall, type CallQuestion } from './matches-call'

const usualPage = 500
/** The log answers nothing beyond this many rows of one question. */
const lastOffset = 40_000
/** An upstream that keeps no order is read in pieces of this size, each held whole. */
const largestPiece = 5_000

export type CallWindow = {
  /** Newest first; each call once. */
  calls: Call[]
  /** Rows of the answer, those left out included. */
  looked: number
  /** All that match between the ends, as the first answer said; null where the upstream names none. */
  total: number | null
  /** Every call from this moment on has been answered; null while that cannot be told. */
  covered: string | null
  begin: CallCursor
  /** What to begin with later, to go on exactly here; null at the end. */
  next: CallCursor | null
  /** A stretch whose calls the upstream does not give away. */
  unread: (CallSpan & { sentence: string }) | null
}

type Reading = CallSpan & { start?: CallCursor | undefined; pageSize?: number; read?: ReadOptions }
type Reader = Pick<Ctx, 'dialer' | 'environment'>
type Question = { ctx: Reader; asked: CallQuestion; reading: Reading; wanted: CallSpan; zone: string; seen: Set<string>; total: number | null }

/**
 * The call log between two moments, newest first, page by page. Each page asks for what lies at or before the last call of the one before,
 * so that the log's end at 40,000 rows is never met and calls that come in meanwhile move nothing. What it cannot reach is told.
 * Leaving the loop or aborting `read.signal` ends it. Throws what the dialer throws, and upstream_unreadable for other people's calls.
 */
export async function* readCallWindows(ctx: Reader, asked: CallQuestion, reading: Reading): AsyncGenerator<CallWindow, void> {
  const zone = ctx.environment.timeZone
  const wanted = { from: reading.from, to: reading.to }
  const named = namedSpan(wanted, zone)
  const question: Question = { ctx, asked, reading, wanted, zone, seen: new Set(), total: null }
  const { start } = reading
  let begin: CallCursor = start === undefined ? { before: named.to, skip: 0 } : { before: wholeSecond(start.before), skip: start.skip }
  let counted = begin.skip
  while (begin.before >= named.from) {
    const page = await readPage(question, { from: named.from, to: begin.before }, begin.skip)
    question.total ??= page.total
    if (!isNewestFirst(page.items, zone)) return yield* readPieces(question, { from: named.from, to: begin.before })
    counted += page.items.length
    const calls = ownCalls(question, page.items)
    const isLast = isAtEnd(page, begin.skip)
    const next = isLast ? null : cursorAfter(begin, page.items, zone)
    const hasMoved = next !== null && next.before !== begin.before
    const covered = isLast ? wanted.from : hasMoved ? next.before : null
    const hole = next !== null && next.skip > lastOffset ? holeAt(next.before, page.items.at(-1)?.startedAt ?? null, zone) : null
    const goesOn = hole === null ? next : cursorBelow(hole.from, named.from)
    const unread = hole ?? (isLast && start === undefined ? missing(question, counted) : null)
    yield { calls, looked: page.items.length, total: question.total, covered, begin, next: goesOn, unread }
    if (goesOn === null) return
    remember(question, page.items, goesOn)
    begin = goesOn
  }
}

/** Rows of the cursor's own second may come again; older ones cannot have been seen. */
function remember({ seen }: Question, rows: readonly Call[], { before, skip }: CallCursor): void {
  if (skip <= rows.length) seen.clear()
  for (const { id, startedAt } of rows) if (startedAt === null || startedAt <= before) seen.add(id)
}

async function readPage({ ctx, asked, reading }: Question, span: CallSpan, offset: number): Promise<Page<Call>> {
  const page = { order: 'desc' as const, offset, limit: reading.pageSize ?? usualPage }
  const { data } = await ctx.dialer.calls.search({ ...asked, ...span, ...page }, reading.read)
  return data
}

const isAtEnd = ({ items, total, limit }: Page<Call>, skip: number): boolean =>
  items.length === 0 || (total === null ? items.length < limit : skip + items.length >= total)

function ownCalls({ asked, wanted, zone, seen }: Question, rows: readonly Call[]): Call[] {
  const own = rows.filter((call) => matchesCall(call, asked))
  if (own.length === 0 && rows.length > 0) throw new AppError('upstream_unreadable', 'Convoso answered with calls of other people.')
  return own.filter((call) => !seen.has(call.id) && isWithin(call, wanted, zone))
}

const closedSentence = 'Convoso holds more than 40,000 calls for this moment and shows no more of them.'

/** The second, or the doubled hour, that holds more rows than the log gives away. */
function holeAt(before: string, last: string | null, zone: string): NonNullable<CallWindow['unread']> {
  const hour = last === null ? null : doubledHour(last, zone)
  return { from: hour === null ? before : secondAfter(hour.from), to: before, sentence: closedSentence }
}

const cursorBelow = (at: string, first: string): CallCursor | null => (at <= first ? null : { before: secondBefore(at), skip: 0 })

function missing({ total, wanted }: Question, counted: number): CallWindow['unread'] {
  if (total === null || counted >= total) return null
  return { ...wanted, sentence: `Convoso counted ${total.toLocaleString('en-US')} calls and answered with ${counted.toLocaleString('en-US')} of them.` }
}

/** For an upstream without an order: halves, until each is small enough to be put in order here. */
async function* readPieces(question: Question, whole: CallSpan): AsyncGenerator<CallWindow, void> {
  const open = [whole]
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const first = await readPage(question, span, 0)
    const halves = (first.total ?? first.limit + 1) > largestPiece || (first.total === null && first.items.length >= first.limit) ? halved(span, question.zone) : null
    if (halves !== null) {
      open.push(halves[1], halves[0])
      continue
    }
    const rows = await readWhole(question, span, first)
    const next = open.length === 0 ? null : { before: secondBefore(span.from), skip: 0 }
    const isCut = first.total !== null && rows.length < first.total
    yield {
      calls: newestFirst(ownCalls(question, rows)),
      looked: rows.length,
      total: question.total,
      covered: next === null ? question.wanted.from : span.from,
      begin: { before: span.to, skip: 0 },
      next,
      unread: isCut ? { ...span, sentence: `Convoso answered with ${rows.length.toLocaleString('en-US')} of ${(first.total ?? 0).toLocaleString('en-US')} calls.` } : null,
    }
  }
}

async function readWhole(question: Question, span: CallSpan, first: Page<Call>): Promise<Call[]> {
  const rows = new Map(first.items.map((call) => [call.id, call]))
  let page = first
  for (let offset = page.items.length; !isAtEnd(page, offset - page.items.length) && offset <= lastOffset; offset += page.items.length) {
    page = await readPage(question, span, offset)
    for (const call of page.items) rows.set(call.id, call)
  }
  return [...rows.values()]
}

const newestFirst = (calls: Call[]): Call[] => calls.toSorted((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''))
