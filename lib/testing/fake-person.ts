import type { Call } from '@/lib/contracts/calls'
import type { Callback } from '@/lib/contracts/callbacks'
import type { Disposition } from '@/lib/contracts/dispositions'
import type { Lead } from '@/lib/contracts/leads'
import type { List } from '@/lib/contracts/lists'
import type { Recording } from '@/lib/contracts/recordings'
import { AppError } from '@/lib/server/core/errors'
import type { CallFilters, Dialer, Read } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { formatInZone, parseInZone } from '@/lib/shared/zone-stamp'

type Source = 'leads' | 'calls' | 'recordings' | 'callbacks' | 'lists' | 'dispositions'

/** What the dialer knows about a person, which of its searches fail, and what it was asked. */
export type FakePerson = Pick<Dialer, 'leads' | 'calls' | 'callbacks' | 'lists' | 'dispositions'> & {
  known: { leads: Lead[]; calls: Call[]; recordings: Recording[]; callbacks: Callback[]; lists: List[]; dispositions: Disposition[] }
  failing: Set<Source>
  asked: { source: Source; input: object }[]
}

const logCap = 40_000
const readAt = '2026-03-03T18:00:00.000Z'

/** The dialer's answers about people, with the call log's page of 500 and its end at 40,000 rows. */
export function fakePerson(): FakePerson {
  const known: FakePerson['known'] = { leads: [], calls: [], recordings: [], callbacks: [], lists: [], dispositions: [] }
  const failing = new Set<Source>()
  const asked: FakePerson['asked'] = []
  const answer = <T>(source: Source, input: object, data: () => T): Promise<Read<T>> => {
    asked.push({ source, input })
    if (failing.has(source)) return Promise.reject(new AppError('upstream_unavailable', `Convoso did not answer (${source}).`))
    return Promise.resolve({ data: data(), begunAt: readAt, answeredAt: readAt })
  }
  const refuse = () => Promise.reject(new AppError('upstream_rejected', 'Convoso refused this.'))
  return {
    known,
    failing,
    asked,
    leads: {
      search: (input) =>
        answer('leads', input, () => {
          const items = known.leads.filter((lead) => (['phone', 'altPhone1', 'altPhone2'] as const).some((field) => input[field] !== undefined && lead[field] === input[field]))
          return { items, total: items.length, offset: 0, limit: input.limit ?? 100 }
        }),
      insert: refuse,
      update: refuse,
      remove: refuse,
      recordings: (input) => answer('recordings', input, () => pageOf(known.recordings.filter(({ leadId }) => leadId === input.leadId), { offset: input.offset, limit: input.limit ?? 10 })),
    },
    calls: {
      search: (filters) => {
        if ((filters.offset ?? 0) > logCap) return Promise.reject(new AppError('invalid_request', 'The call log ends at 40,000 rows: choose a shorter time span.'))
        return answer('calls', filters, () => {
          const page = pageOf(callsOf(known.calls, filters), { offset: filters.offset, limit: Math.min(filters.limit ?? 500, 500) })
          return { ...page, items: page.items.map(told) }
        })
      },
    },
    callbacks: { search: (input) => answer('callbacks', input, () => pageOf(known.callbacks.filter(({ leadId }) => input.leadId === undefined || leadId === input.leadId), { limit: input.limit ?? 100 })) },
    lists: {
      search: (input) => answer('lists', input, () => known.lists.filter(({ id, active }) => active === input.active && (input.id === undefined || id === input.id))),
      insert: refuse,
      update: refuse,
      remove: refuse,
    },
    dispositions: { search: (query) => answer('dispositions', { query }, () => known.dispositions) },
  }
}

function pageOf<T>(rows: readonly T[], { offset = 0, limit }: { offset?: number | undefined; limit: number }) {
  return { items: rows.slice(offset, offset + limit), total: rows.length, offset, limit }
}

const sortedCalls = new WeakMap<readonly Call[], Call[]>()

function newestFirst(calls: readonly Call[]): Call[] {
  const known = sortedCalls.get(calls) ?? calls.toSorted((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? '') || b.id.localeCompare(a.id))
  sortedCalls.set(calls, known)
  return known
}

/** Inclusive at both ends, to the second. Moments travel as stamps of the account's clock, so an hour that happens twice arrives as one. */
function callsOf(calls: readonly Call[], { phone, numberDialed, leadId, from, to }: CallFilters): Call[] {
  const [begin, end] = [asTold(from), toInstant(fromInstant(asTold(to)) + 999)]
  const isOf = (call: Call) =>
    (phone === undefined || call.phone === phone) && (numberDialed === undefined || call.numberDialed === numberDialed) && (leadId === undefined || call.leadId === leadId)
  return newestFirst(calls).filter((call) => call.startedAt !== null && call.startedAt >= begin && call.startedAt <= end && isOf(call))
}

const zone = 'America/Los_Angeles'
const asTold = (at: string): string => parseInZone(formatInZone(at, zone), zone) ?? at
const told = (call: Call): Call => (call.startedAt === null ? call : { ...call, startedAt: asTold(call.startedAt) })

export const aLead = (changes: Partial<Lead> & Pick<Lead, 'id'>): Lead => ({
  listId: '1', listName: 'Solar', campaignId: '101', campaignName: 'Solar West', status: 'NEW', statusName: 'New', ownerId: null, userId: null, createdBy: null,
  createdAt: null, modifiedAt: null, lastCalledAt: null, calledCount: 0, phone: '', phoneCode: '1', altPhone1: '', altPhone2: '', firstName: '', lastName: '',
  email: '', address1: '', address2: '', city: '', state: '', province: '', postalCode: '', country: 'US', gender: '', dateOfBirth: '', notes: '', custom: {},
  ...changes,
})

export const aCall = (changes: Partial<Call> & Pick<Call, 'id'>): Call => ({
  leadId: '7', listId: '1', campaignId: '101', campaignName: 'Solar West', userId: '12', userName: 'Ann Agent', system: false, phone: null, numberDialed: null,
  firstName: null, lastName: null, status: 'SALE', statusName: 'Sale', startedAt: null, seconds: 60, callType: 'OUTBOUND', endedBy: null, queueId: null,
  queueSeconds: null, calledCount: null, comment: null, recordings: [],
  ...changes,
})

export const aRecording = (changes: Partial<Recording> & Pick<Recording, 'id'>): Recording => ({
  leadId: '7', startedAt: null, endedAt: null, seconds: 60, source: 'https://dialer.example/sound.mp3',
  ...changes,
})

export const aCallback = (changes: Partial<Callback> & Pick<Callback, 'id'>): Callback => ({
  leadId: '7', listId: '1', campaignId: '101', campaignName: 'Solar West', userId: '12', userName: 'Ann Agent', recipient: 'personal', stage: 'pending',
  stageLabel: 'Pending', dueAt: null, createdAt: null, modifiedAt: null, phone: null, comments: null,
  ...changes,
})
