import { z } from 'zod'
import { hourSourceWords, type HourVerdict } from '@/lib/contracts/calling-hours-words'
import { hoursExportInput, type HoursExportInput } from '@/lib/contracts/exports'
import { formatInZone } from '@/lib/shared/zone-stamp'
import type { Ctx } from '../desk'
import type { ExportPage, ExportReading, ExportSource } from '../exports/export-source'
import { shownCall } from '../personal/shown-call'
import { readCallQuestion } from './call-question'
import { readCallingRules } from './calling-rules'
import { filterWords, idsAt, spanWords } from './export-calls'
import { makeHoursCheck, type JudgedCall } from './hours-check'
import { readCallWindows } from './read-call-windows'

/** Every call that reached out to somebody, with the clock there and why it counts as it does. */
export const hoursEvidence: ExportSource<HoursExportInput> = {
  kind: 'calls.hours-export',
  permission: 'personal.read',
  input: hoursExportInput,
  title: (ctx, { search }) => `Export calling hours ${spanWords(ctx, search)}`,
  about: async (ctx, { search }) => {
    const { version, savedAt, savedBy } = await readCallingRules(ctx)
    const rules = version === 0 ? 'the usual rules' : `rules version ${version}, saved by ${savedBy ?? 'somebody'} at ${savedAt ?? 'an unknown time'}`
    return [`Outgoing calls ${spanWords(ctx, search)} (${ctx.environment.timeZone}) by ${rules}`, ...filterWords(search)].join('. ')
  },
  fileName: () => 'calling-hours',
  header: (ctx) => [
    'Call id', `Begun (${ctx.environment.timeZone})`, 'Verdict', 'Told by', 'Clock of the called party', 'State', 'Hours that day', 'Rule', 'Area code disagrees', 'Lead id', 'First name',
    'Last name', 'Number dialed', 'Agent', 'Campaign', 'Outcome',
  ],
  facts: ({ search }) => ({ from: search.from, to: search.to, filters: filterWords(search), bySearchKey: search.s ?? null }),
  pages,
}

const place = z.object({ before: z.string(), skip: z.number(), total: z.number().nullable(), isOver: z.boolean() })

async function* pages(ctx: Ctx, { search }: HoursExportInput, { cursor, written, signal }: ExportReading): AsyncGenerator<ExportPage> {
  const at = cursor === null ? null : place.parse(JSON.parse(cursor))
  if (at?.isOver === true) return
  const { asked } = await readCallQuestion(ctx, search)
  const check = makeHoursCheck(ctx, await readCallingRules(ctx))
  const inFile = at === null ? new Set<string>() : await idsAt(ctx, written, at.before)
  let total = at?.total ?? null
  for await (const page of readCallWindows(ctx, asked, { from: search.from, to: search.to, start: at ?? undefined, read: { priority: 'background', signal } })) {
    total ??= page.total
    const { judged, problem } = await check.judge(page.calls.filter(({ id }) => !inFile.has(id)), signal)
    const note = page.unread?.sentence ?? problem
    const next = { before: page.next?.before ?? '', skip: page.next?.skip ?? 0, total, isOver: page.next === null }
    // Inbound calls are left out, so nobody can tell how many rows there will be.
    yield { rows: judged.map((each) => cellsOf(ctx, each)), cursor: JSON.stringify(next), total: null, ...(note !== null && { note }) }
  }
}

const verdictWords: Record<HourVerdict, string> = { inside: 'inside', outside: 'outside', split: 'not certain', unknown: 'zone unknown' }

function cellsOf(ctx: Ctx, { call, verdict, judgement, source, state, isContradicted, isSettled }: JudgedCall): string[] {
  const shown = shownCall(ctx, call)
  const clocks = judgement.places.map(({ zone, local, isInside }) => `${local} ${zone} ${isInside ? 'inside' : 'outside'}`)
  return [
    shown.id,
    shown.startedAt === null ? '' : formatInZone(shown.startedAt, ctx.environment.timeZone),
    verdictWords[verdict],
    isSettled ? `${verdictWords[verdict]} in every state` : hourSourceWords[source],
    clocks.join('; '),
    state ?? '',
    judgement.hours,
    `${judgement.rule.state === '' ? 'Everywhere' : judgement.rule.state} since ${judgement.rule.validFrom}: ${judgement.rule.source}`,
    isContradicted ? 'yes' : '',
    shown.leadId ?? '',
    shown.firstName ?? '',
    shown.lastName ?? '',
    shown.numberDialed ?? shown.phone ?? '',
    shown.userName ?? '',
    shown.campaignName ?? '',
    shown.status,
  ]
}
