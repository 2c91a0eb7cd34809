import type { HourFinding, HoursPart, HoursQuery } from '@/lib/contracts/calling-hours'
import { checkedUnasked, mostHourFindings } from '@/lib/contracts/calling-hours-words'
import { callsPerRead } from '@/lib/contracts/calls-words'
import { sentenceOf } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { shownCall } from '../personal/shown-call'
import { readCallQuestion } from './call-question'
import { readCallingRules } from './calling-rules'
import { makeHoursCheck, type JudgedCall } from './hours-check'
import type { CallQuestion } from './matches-call'
import { readCallWindows } from './read-call-windows'

const leadsPerRead = 200

type Checking = { query: HoursQuery; asked: CallQuestion; signal: AbortSignal }

/** Which calls were outside the called party's hours, page by page as the log is read. Throws before the first part what readCallQuestion throws. */
export async function checkHours(ctx: Ctx, { signal, ...query }: HoursQuery & { signal: AbortSignal }): Promise<AsyncGenerator<HoursPart>> {
  assertMay(ctx, 'leads.read')
  const { asked } = await readCallQuestion(ctx, query)
  return parts(ctx, { query, asked, signal })
}

async function* parts(ctx: Ctx, { query, asked, signal }: Checking): AsyncGenerator<HoursPart> {
  const rules = await readCallingRules(ctx)
  const check = makeHoursCheck(ctx, rules)
  const sum: HoursPart = {
    state: 'checking', checked: 0, total: null, reads: null, counts: { inside: 0, outside: 0, split: 0, unknown: 0 }, inbound: 0, settledAnywhere: 0, leadsRead: 0,
    findings: [], rulesVersion: rules.version, notes: [], problem: null,
  }
  const room = { outside: mostHourFindings, others: mostHourFindings }
  try {
    for await (const page of readCallWindows(ctx, asked, { from: query.from, to: query.to, read: { priority: 'background', signal } })) {
      sum.total ??= page.total
      sum.reads ??= page.total === null ? null : Math.ceil(page.total / callsPerRead) + Math.ceil(page.total / leadsPerRead)
      if ((page.total ?? 0) > checkedUnasked && query.go !== '1') return yield { ...sum, state: 'asks' }
      const { judged, inbound, leadsRead, problem } = await check.judge(page.calls, signal)
      addUp(sum, { judged, inbound, leadsRead, notes: [problem, page.unread?.sentence ?? null] })
      const found = judged.filter(({ verdict }) => verdict !== 'inside' && room[verdict === 'outside' ? 'outside' : 'others']-- > 0)
      await openPersonal(ctx, { kind: 'page', id: query.s ?? 'calling-hours', rows: found.length })
      yield { ...sum, counts: { ...sum.counts }, notes: [...sum.notes], state: page.next === null ? 'done' : 'checking', findings: found.map((each) => findingOf(ctx, each)) }
    }
    if (sum.total === null || sum.total === 0) yield { ...sum, state: 'done' }
  } catch (error) {
    if (!signal.aborted) yield { ...sum, state: 'failed', problem: sentenceOf(error) }
  }
}

type Addition = { judged: readonly JudgedCall[]; inbound: number; leadsRead: number; notes: readonly (string | null)[] }

function addUp(sum: HoursPart, { judged, inbound, leadsRead, notes }: Addition): void {
  sum.checked += judged.length + inbound
  sum.inbound += inbound
  sum.leadsRead += leadsRead
  for (const { verdict, isSettled } of judged) {
    sum.counts[verdict] += 1
    if (isSettled) sum.settledAnywhere += 1
  }
  for (const note of notes) if (note !== null && !sum.notes.includes(note)) sum.notes.push(note)
}

function findingOf(ctx: Ctx, { call, verdict, judgement, source, state, isContradicted }: JudgedCall): HourFinding {
  const { id, startedAt, leadId, firstName, lastName, numberDialed, phone, userName, campaignName } = shownCall(ctx, call)
  const { rule } = judgement
  return {
    callId: id,
    startedAt: startedAt ?? '',
    leadId,
    leadName: [firstName, lastName].filter(Boolean).join(' ') || null,
    number: numberDialed ?? phone,
    userName,
    campaignName,
    verdict,
    source,
    places: judgement.places,
    state,
    hours: judgement.hours,
    rule: `${rule.state === '' ? 'Everywhere' : rule.state}, since ${rule.validFrom}: ${rule.source}`,
    isContradicted,
  }
}
