import { z } from 'zod'
import type { Call } from '@/lib/contracts/calls'
import { callsExportInput, type CallsExportInput } from '@/lib/contracts/exports'
import { formatInZone } from '@/lib/shared/zone-stamp'
import type { Ctx } from '../desk'
import type { ExportPage, ExportReading, ExportSource } from '../exports/export-source'
import { shownCall } from '../personal/shown-call'
import { readCallQuestion } from './call-question'
import { readCallWindows } from './read-call-windows'

/** All calls of a search, newest first. */
export const allCalls: ExportSource<CallsExportInput> = {
  kind: 'calls.export',
  permission: 'personal.read',
  input: callsExportInput,
  title: (ctx, { search }) => `Export calls ${spanWords(ctx, search)}`,
  about: async (ctx, { search }) => {
    const { sentence } = await readCallQuestion(ctx, search)
    return [`Calls ${spanWords(ctx, search)} (${ctx.environment.timeZone})`, ...filterWords(search), ...(sentence === null ? [] : [sentence])].join('. ')
  },
  fileName: () => 'calls',
  header: (ctx) => columns.map(([heading]) => heading.replace('{zone}', ctx.environment.timeZone)),
  facts: ({ search }) => ({ from: search.from, to: search.to, filters: filterWords(search), bySearchKey: search.s ?? null }),
  pages,
}

const place = z.object({ before: z.string(), skip: z.number(), total: z.number().nullable(), isOver: z.boolean() })
type Place = z.infer<typeof place>

/** Each page asks for what lies before the last one, so that a resumed file goes on with the call after its last. */
async function* pages(ctx: Ctx, { search }: CallsExportInput, { cursor, written, signal }: ExportReading): AsyncGenerator<ExportPage> {
  const at = cursor === null ? null : place.parse(JSON.parse(cursor))
  if (at?.isOver === true) return
  const { asked } = await readCallQuestion(ctx, search)
  const inFile = at === null ? new Set<string>() : await idsAt(ctx, written, at.before)
  const span = { from: search.from, to: search.to, start: at ?? undefined }
  let total = at?.total ?? null
  for await (const page of readCallWindows(ctx, { ...asked, withRecordings: true }, { ...span, read: { priority: 'background', signal } })) {
    total ??= page.total
    const calls = page.calls.filter(({ id }) => !inFile.has(id))
    const next: Place = { before: page.next?.before ?? '', skip: page.next?.skip ?? 0, total, isOver: page.next === null }
    yield { rows: calls.map((call) => cellsOf(ctx, call)), cursor: JSON.stringify(next), total, ...(page.unread !== null && { note: page.unread.sentence }) }
  }
}

/** Calls of the second at which the file stopped: one that came late into the log must not push another in twice. */
export async function idsAt(ctx: Ctx, written: ExportReading['written'], before: string): Promise<Set<string>> {
  const ids = new Set<string>()
  const stamp = formatInZone(before, ctx.environment.timeZone)
  for await (const [id = '', begun = ''] of written()) if (begun <= stamp) ids.add(id)
  return ids
}

type Cell = (call: Call, zone: string) => string | number | null

const columns: readonly (readonly [string, Cell])[] = [
  ['Call id', ({ id }) => id],
  ['Begun ({zone})', ({ startedAt }, zone) => (startedAt === null ? null : formatInZone(startedAt, zone))],
  ['Seconds', ({ seconds }) => seconds],
  ['Outcome', ({ status }) => status],
  ['Outcome name', ({ statusName }) => statusName],
  ['Type', ({ callType }) => callType],
  ['Ended by', ({ endedBy }) => endedBy],
  ['Lead id', ({ leadId }) => leadId],
  ['First name', ({ firstName }) => firstName],
  ['Last name', ({ lastName }) => lastName],
  ['Number of the lead', ({ phone }) => phone],
  ['Number dialed', ({ numberDialed }) => numberDialed],
  ['Agent id', ({ userId }) => userId],
  ['Agent', ({ userName }) => userName],
  ['Campaign id', ({ campaignId }) => campaignId],
  ['Campaign', ({ campaignName }) => campaignName],
  ['List id', ({ listId }) => listId],
  ['Queue id', ({ queueId }) => queueId],
  ['Seconds in queue', ({ queueSeconds }) => queueSeconds],
  ['Attempt', ({ calledCount }) => calledCount],
  ['Recorded', ({ recordings }) => (recordings.length > 0 ? 'yes' : 'no')],
  ['Comment', ({ comment }) => comment],
]

function cellsOf(ctx: Ctx, call: Call): string[] {
  const shown = shownCall(ctx, call)
  return columns.map(([, cell]) => String(cell(shown, ctx.environment.timeZone) ?? ''))
}

type Search = CallsExportInput['search']

export const spanWords = ({ environment: { timeZone } }: Ctx, { from, to }: Search): string => `${formatInZone(from, timeZone)} to ${formatInZone(to, timeZone)}`

export const filterWords = ({ user, campaign, list, queue, status, type, lead, call, attempt }: Search): string[] =>
  Object.entries({ Agents: user, Campaigns: campaign, Lists: list, Queues: queue, Outcomes: status, Types: type, Lead: [lead], Call: [call], Attempt: [attempt] })
    .map(([word, values]) => ({ word, named: values.filter((value) => value !== undefined) }))
    .filter(({ named }) => named.length > 0)
    .map(({ word, named }) => `${word}: ${named.join(', ')}`)
