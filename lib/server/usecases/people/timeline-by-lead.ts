import type { AuditEntry } from '@/lib/contracts/audit'
import { changeActions } from '@/lib/contracts/audit-words'
import type { TimelineEvent } from '@/lib/contracts/people'
import type { Callback } from '@/lib/contracts/callbacks'
import type { Lead } from '@/lib/contracts/leads'
import type { Recording } from '@/lib/contracts/recordings'
import { sentenceOf } from '@/lib/server/core/errors'
import type { ReadOptions } from '@/lib/server/ports/dialer'
import { inLanes } from '../in-lanes'
import { searchAudit } from '../audit/search-audit'
import type { Ctx } from '../desk'
import { lanesOfPerson, mostLeadsAsked, shared, type Span } from './person-reads'
import { auditEvent, callbackEvent, recordingEvent, type StoryPart } from './timeline-events'
import type { ToldCalls } from './told-calls'

type Reading = { leads: Promise<Lead[]>; signal: AbortSignal | undefined }
/** Answers a lead's events, and from which moment on they are all there where that is not the whole span. */
type LeadEvents = { events: TimelineEvent[]; from?: string }

const recordingsPerPage = 100
const mostRecordingPages = 20
const mostCallbacks = 1_000
/** Up to this many callbacks of the whole account are read at once rather than lead by lead. */
const mostCallbacksAtOnce = 2_000
const fewLeads = 2
const countMaxAgeMs = 600_000
const auditRowsPerPage = 200
const mostAuditPages = 5

/** Waits for the calls: most recordings come with them, and only what they leave open is asked lead by lead. */
export function timelineRecordings(ctx: Ctx, { span, leads, told, signal }: Reading & { span: Span; told: ToldCalls }): AsyncGenerator<StoryPart> {
  const open = leads.then(async (all) => {
    const isWhole = await told.closed
    return all.filter((lead) => !told.isSilent(lead, span) && !(isWhole && told.hasRecordingsOf(lead)))
  })
  open.catch(() => undefined)
  return byLead({ leads: open, signal, source: 'recordings', span, read: (leadId) => recordingsOf(ctx, { leadId, span, signal }) })
}

export async function* timelineCallbacks(ctx: Ctx, reading: Reading): AsyncGenerator<StoryPart> {
  const options = { ...shared, ...(reading.signal && { signal: reading.signal }) }
  const atOnce = await callbacksAtOnce(ctx, reading.leads, options)
  const eventsOf = (callbacks: readonly Callback[], leadId: string) =>
    callbacks.filter((callback) => callback.leadId === leadId).map((callback) => callbackEvent(ctx, callback))
  yield* byLead({
    ...reading,
    source: 'callbacks',
    mostLeads: atOnce === null ? mostLeadsAsked : Infinity,
    read: async (leadId) => {
      if (atOnce !== null) return { events: eventsOf(atOnce, leadId) }
      const { data } = await ctx.dialer.callbacks.search({ leadId, limit: mostCallbacks }, options)
      return { events: eventsOf(data.items, leadId) }
    },
  })
}

/** All callbacks of the account, where they are few enough for one answer; null where each lead is better asked. */
async function callbacksAtOnce(ctx: Ctx, leads: Promise<Lead[]>, options: ReadOptions): Promise<Callback[] | null> {
  try {
    if ((await leads).length <= fewLeads) return null
    const count = await ctx.dialer.callbacks.search({ limit: 1 }, { ...options, maxAgeMs: countMaxAgeMs })
    if (count.data.total === null || count.data.total > mostCallbacksAtOnce) return null
    const { data } = await ctx.dialer.callbacks.search({ limit: mostCallbacksAtOnce }, options)
    return data.total !== null && data.items.length >= data.total ? data.items : null
  } catch {
    // Asked lead by lead it fails again, and is told there.
    return null
  }
}

export const timelineAudit = (ctx: Ctx, reading: Reading): AsyncGenerator<StoryPart> =>
  byLead({ ...reading, source: 'audit', read: async (leadId) => ({ events: (await auditOf(ctx, leadId)).map(auditEvent) }) })

type ByLead = Reading & { source: StoryPart['source']; span?: Span; mostLeads?: number; read: (leadId: string) => Promise<LeadEvents> }

/** A part for each lead as it answers; one lead that fails is told at the end and keeps nothing back. */
async function* byLead({ source, span, leads, read, mostLeads = mostLeadsAsked }: ByLead): AsyncGenerator<StoryPart> {
  const part: StoryPart = { source, window: null, events: [], isDone: false, problem: null }
  let problem: string | null = null
  let from = span?.from ?? ''
  try {
    const all = (await leads).map(({ id }) => id)
    if (all.length > mostLeads) problem = `Only the ${mostLeads} leads changed last, of ${all.length}, are looked through here.`
    const reading = inLanes(all.slice(0, mostLeads), lanesOfPerson, async (leadId): Promise<LeadEvents> => {
      try {
        return await read(leadId)
      } catch (error) {
        problem ??= sentenceOf(error)
        return { events: [] }
      }
    })
    for await (const { events, from: cut = '' } of reading) {
      if (cut > from) from = cut
      yield { ...part, events: newestFirst(events) }
    }
  } catch (error) {
    problem = sentenceOf(error)
  }
  yield { ...part, isDone: true, problem, window: span === undefined || problem !== null ? null : { from, to: span.to } }
}

type RecordingsAsked = { leadId: string; span: Span; signal: AbortSignal | undefined }

async function recordingsOf(ctx: Ctx, { leadId, span, signal }: RecordingsAsked): Promise<LeadEvents> {
  const found = new Map<string, Recording>()
  for (let page = 0; page < mostRecordingPages; page += 1) {
    const asked = { leadId, ...span, offset: page * recordingsPerPage, limit: recordingsPerPage }
    const { data } = await ctx.dialer.leads.recordings(asked, { ...shared, ...(signal && { signal }) })
    // A recording that names another lead is not this person's.
    for (const recording of data.items) if (recording.leadId === null || recording.leadId === leadId) found.set(recording.id, recording)
    const { items, total, limit } = data
    if (items.length === 0 || (total === null ? items.length < limit : asked.offset + items.length >= total))
      return { events: [...found.values()].map((recording) => recordingEvent(leadId, recording)) }
  }
  const events = [...found.values()].map((recording) => recordingEvent(leadId, recording))
  return { events, from: events.map(({ at }) => at ?? '').filter(Boolean).sort()[0] ?? span.to }
}

/** An act's outcome stands for its intent. */
async function auditOf(ctx: Ctx, leadId: string): Promise<AuditEntry[]> {
  const byAct = new Map<string, AuditEntry>()
  let before: number | undefined
  for (let page = 0; page < mostAuditPages; page += 1) {
    const asked = { action: changeActions, outcome: [], actor: '', target: leadId, limit: auditRowsPerPage, ...(before !== undefined && { before }) }
    const { items, nextBefore } = await searchAudit(ctx, asked)
    for (const entry of items) if (entry.targetKind === 'lead' && entry.targetId === leadId && !byAct.has(entry.actId)) byAct.set(entry.actId, entry)
    if (nextBefore === null) break
    before = nextBefore
  }
  return [...byAct.values()]
}

const newestFirst = (events: readonly TimelineEvent[]): TimelineEvent[] => events.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
