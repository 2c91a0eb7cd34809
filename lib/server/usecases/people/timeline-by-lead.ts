import type { AuditEntry } from '@/lib/contracts/audit'
import { changeActions } from '@/lib/contracts/audit-words'
import type { TimelineEvent } from '@/lib/contracts/people'
import type { Recording } from '@/lib/contracts/recordings'
import { sentenceOf } from '@/lib/server/core/errors'
import { inLanes } from '../in-lanes'
import { searchAudit } from '../audit/search-audit'
import type { Ctx } from '../desk'
import { lanesOfPerson, mostLeadsAsked as mostLeads, shared, type Span } from './person-reads'
import { auditEvent, callbackEvent, recordingEvent, type StoryPart } from './timeline-events'

type Reading = { leadIds: Promise<string[]>; signal: AbortSignal | undefined }
/** Answers a lead's events, and from which moment on they are all there where that is not the whole span. */
type LeadEvents = { events: TimelineEvent[]; from?: string }

const recordingsPerPage = 100
const mostRecordingPages = 20
const mostCallbacks = 1_000
const auditRowsPerPage = 200
const mostAuditPages = 5

export const timelineRecordings = (ctx: Ctx, { span, ...reading }: Reading & { span: Span }): AsyncGenerator<StoryPart> =>
  byLead({ ...reading, source: 'recordings', span, read: (leadId) => recordingsOf(ctx, { leadId, span, signal: reading.signal }) })

export const timelineCallbacks = (ctx: Ctx, reading: Reading): AsyncGenerator<StoryPart> =>
  byLead({
    ...reading,
    source: 'callbacks',
    read: async (leadId) => {
      const { signal } = reading
      const { data } = await ctx.dialer.callbacks.search({ leadId, limit: mostCallbacks }, { ...shared, ...(signal && { signal }) })
      return { events: data.items.filter((callback) => callback.leadId === leadId).map((callback) => callbackEvent(ctx, callback)) }
    },
  })

export const timelineAudit = (ctx: Ctx, reading: Reading): AsyncGenerator<StoryPart> =>
  byLead({ ...reading, source: 'audit', read: async (leadId) => ({ events: (await auditOf(ctx, leadId)).map(auditEvent) }) })

type ByLead = Reading & { source: StoryPart['source']; span?: Span; read: (leadId: string) => Promise<LeadEvents> }

/** A part for each lead as it answers; one lead that fails is told at the end and keeps nothing back. */
async function* byLead({ source, span, leadIds, read }: ByLead): AsyncGenerator<StoryPart> {
  const part: StoryPart = { source, window: null, events: [], isDone: false, problem: null }
  let problem: string | null = null
  let from = span?.from ?? ''
  try {
    const all = await leadIds
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
