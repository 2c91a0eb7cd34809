import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import { sentenceOf } from '@/lib/server/core/errors'
import { inLanes } from '../in-lanes'
import { readCallWindows, type CallWindow } from '../calls/read-call-windows'
import type { Ctx } from '../desk'
import { lanesOfPerson, mostLeadsAsked as mostLeads, shared, type CallsOf, type Span } from './person-reads'
import { callEvent, type StoryPart } from './timeline-events'
import type { ToldCalls } from './told-calls'

/** Pages per question and stream: what is older waits until somebody asks for it. */
const mostRounds = 4

type Question = { pages: AsyncGenerator<CallWindow, void>; covered: string | null; isOver: boolean; problem: string | null }
type Wanted = { phone: string; span: Span; signal: AbortSignal | undefined; alternateLeads: Promise<Lead[]>; told: ToldCalls }

/**
 * Calls to the number, whoever's lead it was then, and all calls of leads that hold it as an alternate one. The first part has the newest
 * calls of the number, so that the newest recording is known with it. A lead is asked for only where its row and these calls leave a question.
 */
export async function* timelineCalls(ctx: Ctx, wanted: Wanted): AsyncGenerator<StoryPart> {
  try {
    yield* readStory(ctx, wanted)
  } finally {
    wanted.told.abandon(new Error('the story was left'))
  }
}

async function* readStory(ctx: Ctx, { phone, span, signal, alternateLeads, told }: Wanted): AsyncGenerator<StoryPart> {
  const ask = (of: CallsOf): Question => ({
    pages: readCallWindows(ctx, { ...of, withRecordings: true }, { ...span, read: { ...shared, ...(signal && { signal }) } }),
    covered: null,
    isOver: false,
    problem: null,
  })
  const questions = [ask({ phone }), ask({ numberDialed: phone })]
  const seen = new Set<string>()
  const nextPart = async (): Promise<StoryPart> => {
    const calls = onlyNew(await nextRound(questions), seen)
    told.add(calls)
    return { ...unfinished, events: calls.map((call) => callEvent(ctx, call)) }
  }
  yield await nextPart()
  let problem: string | null = null
  try {
    const open = (await alternateLeads).filter((lead) => !told.isSilent(lead, span) && !told.hasAllOf(lead))
    questions.push(...open.slice(0, mostLeads).map(({ id }) => ask({ leadId: id })))
  } catch (error) {
    problem = sentenceOf(error)
  }
  for (let round = 1; mustGoOn(questions, round); round += 1) yield await nextPart()
  await Promise.all(questions.map(({ pages }) => pages.return(undefined)))
  problem = questions.find((question) => question.problem !== null)?.problem ?? problem
  const from = questions.map(({ covered }) => covered ?? span.to).sort().at(-1) ?? span.to
  told.close(problem === null && from <= span.from)
  yield { ...unfinished, isDone: true, problem, window: problem === null ? { from, to: span.to } : null }
}

const unfinished: StoryPart = { source: 'calls', window: null, events: [], isDone: false, problem: null }

/** A cut is made only where it can be named. */
const mustGoOn = (questions: readonly Question[], round: number): boolean =>
  questions.some((question) => !question.isOver && (round < mostRounds || question.covered === null))

/** One page of every question that has more; a question that fails keeps what it had. */
async function nextRound(questions: readonly Question[]): Promise<Call[]> {
  const found: Call[] = []
  for await (const calls of inLanes(questions.filter(({ isOver }) => !isOver), lanesOfPerson, nextPage)) found.push(...calls)
  return found
}

async function nextPage(question: Question): Promise<Call[]> {
  try {
    const { value } = await question.pages.next()
    if (value === undefined) return []
    question.covered = value.covered
    question.isOver = value.next === null
    question.problem ??= value.unread?.sentence ?? null
    return value.calls
  } catch (error) {
    question.isOver = true
    question.problem = sentenceOf(error)
    return []
  }
}

function onlyNew(calls: readonly Call[], seen: Set<string>): Call[] {
  const fresh = new Map(calls.filter(({ id }) => !seen.has(id)).map((call) => [call.id, call]))
  for (const id of fresh.keys()) seen.add(id)
  return [...fresh.values()].sort((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''))
}
