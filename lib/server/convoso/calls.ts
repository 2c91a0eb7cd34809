import { z } from 'zod'
import type { Call } from '@/lib/contracts/calls'
import type { Recording } from '@/lib/contracts/recordings'
import type { CallFilters, Dialer, Page } from '@/lib/server/ports/dialer'
import { invalid } from './errors'
import type { Fields } from './form'
import { codesOut, filterOut, idOut, idsOut, pageOut, stampOut } from './outgoing'
import { readPage } from './pages'
import type { Room } from './room'
import { countOrNull, id, looseId, moment, numberOrNull, reference, text, textOrNull } from './wire'

const largestOffset = 40_000

/** `log/retrieve`: the call log. */
export function makeCalls(room: Room): Dialer['calls'] {
  const zone = room.timeZone
  const row = callRow(zone)
  const search = room.reads.endpoint<Page<Call>>('calls', 'log/retrieve')
  return {
    search: async (filters, options) => {
      const asked = pageOut(filters, { usual: 500, most: 500 })
      if (asked.offset > largestOffset) throw invalid('The call log ends at 40,000 rows: choose a shorter time span.', 'offset')
      const fields = { ...filtersOut(filters, zone), ...asked }
      return search({ fields, parse: (envelope) => readPage(envelope, { asked, rows: 'results', total: 'total_found', row }) }, options)
    },
  }
}

const filtersOut = (filters: CallFilters, zone: string): Fields => ({
  id: filters.id === undefined ? undefined : idOut(filters.id, 'id'),
  lead_id: filters.leadId === undefined ? undefined : idOut(filters.leadId, 'leadId'),
  campaign_id: idsOut(filters.campaignIds, 'campaignIds'),
  list_id: idsOut(filters.listIds, 'listIds'),
  queue_id: idsOut(filters.queueIds, 'queueIds'),
  user_id: idsOut(filters.userIds, 'userIds'),
  status: codesOut(filters.statuses, 'statuses'),
  phone_number: filterOut(filters.phone, 'phone'),
  number_dialed: filterOut(filters.numberDialed, 'numberDialed'),
  first_name: filterOut(filters.firstName, 'firstName'),
  last_name: filterOut(filters.lastName, 'lastName'),
  call_type: codesOut(filters.callTypes, 'callTypes'),
  called_count: filters.calledCount,
  start_time: stampOut(filters.from, { zone, path: 'from' }),
  end_time: stampOut(filters.to, { zone, path: 'to' }),
  order: filters.order === 'asc' ? 'ASC' : 'DESC',
  include_recordings: filters.withRecordings === true ? '1' : '0',
})

/** Users that are the dialer itself. */
const systemUserIds = new Set(['666666', '666667'])
const systemUserNames = new Set(['System User', 'System DID User'])

const recordingItem = z.object({ recording_id: looseId, public_url: textOrNull.optional(), src: textOrNull.optional() })
type RecordingItem = z.infer<typeof recordingItem>

const callRow = (zone: string): z.ZodType<Call> =>
  z
    .object({
      id,
      lead_id: reference.optional(),
      list_id: reference.optional(),
      campaign_id: reference.optional(),
      campaign: textOrNull.optional(),
      user_id: reference.optional(),
      user: textOrNull.optional(),
      phone_number: textOrNull.optional(),
      number_dialed: textOrNull.optional(),
      first_name: textOrNull.optional(),
      last_name: textOrNull.optional(),
      status: text,
      status_name: textOrNull.optional(),
      call_date: moment(zone),
      call_length: numberOrNull.optional(),
      call_type: textOrNull.optional(),
      term_reason: textOrNull.optional(),
      queue_id: reference.optional(),
      queue_seconds: numberOrNull.optional(),
      called_count: countOrNull.optional(),
      agent_comment: textOrNull.optional(),
      recording: z.array(recordingItem).nullish(),
    })
    .transform((wire) => ({
      id: wire.id,
      leadId: wire.lead_id ?? null,
      listId: wire.list_id ?? null,
      campaignId: wire.campaign_id ?? null,
      campaignName: wire.campaign ?? null,
      userId: wire.user_id ?? null,
      userName: wire.user ?? null,
      system: systemUserIds.has(wire.user_id ?? '') || systemUserNames.has(wire.user ?? ''),
      phone: wire.phone_number ?? null,
      numberDialed: wire.number_dialed ?? null,
      firstName: wire.first_name ?? null,
      lastName: wire.last_name ?? null,
      status: wire.status,
      statusName: wire.status_name ?? null,
      startedAt: wire.call_date,
      seconds: wire.call_length ?? null,
      callType: wire.call_type ?? null,
      endedBy: wire.term_reason ?? null,
      queueId: wire.queue_id ?? null,
      queueSeconds: wire.queue_seconds ?? null,
      calledCount: wire.called_count ?? null,
      comment: wire.agent_comment ?? null,
      recordings: (wire.recording ?? []).map((item) => toRecording(item, { leadId: wire.lead_id ?? null, startedAt: wire.call_date })),
    }))

const toRecording = (item: RecordingItem, call: { leadId: string | null; startedAt: string | null }): Recording => ({
  id: item.recording_id,
  leadId: call.leadId,
  startedAt: call.startedAt,
  endedAt: null,
  seconds: null,
  source: item.public_url ?? item.src ?? null,
})
