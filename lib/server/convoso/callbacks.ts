import { z } from 'zod'
import type { Callback } from '@/lib/contracts/callbacks'
import type { CallbackFilters, Dialer, Page } from '@/lib/server/ports/dialer'
import { invalid } from './errors'
import { dayOut, idOut, pageOut } from './outgoing'
import { readPage } from './pages'
import type { Room } from './room'
import { id, moment, reference, text, textOrNull } from './wire'

const largestOffset = 50_000

/** `callbacks/search`. */
export function makeCallbacks(room: Room): Dialer['callbacks'] {
  const row = callbackRow(room.timeZone)
  const search = room.reads.endpoint<Page<Callback>>('callbacks', 'callbacks/search')
  return {
    search: async (filters, options) => {
      const asked = pageOut(filters, { usual: 100, most: 5000 })
      if (asked.offset > largestOffset) throw invalid('Convoso shows the first 50,000 callbacks only: choose a shorter time span.', 'offset')
      const fields = { ...filtersOut(filters), ...asked }
      return search({ fields, parse: (envelope) => readPage(envelope, { asked, rows: 'results', total: 'total', row }) }, options)
    },
  }
}

const stagesOut = { pending: 'PENDING', completed: 'COMPLETED', dismissed: 'DISMISSED', 'past-due': 'PAST_DUE', pastdue: 'PASTDUE', missed: 'MISSED' } as const
const recipientsOut = { system: 'System', personal: 'Personal' } as const

const filtersOut = (filters: CallbackFilters) => ({
  start_date: dayOut(filters.fromDay, 'fromDay'),
  end_date: dayOut(filters.toDay, 'toDay'),
  campaign_id: filters.campaignId === undefined ? undefined : idOut(filters.campaignId, 'campaignId'),
  lead_id: filters.leadId === undefined ? undefined : idOut(filters.leadId, 'leadId'),
  list_id: filters.listId === undefined ? undefined : idOut(filters.listId, 'listId'),
  user_id: filters.userId === undefined ? undefined : idOut(filters.userId, 'userId'),
  recipient: filters.recipient === undefined ? undefined : recipientsOut[filters.recipient],
  stage: filters.stage === undefined ? undefined : stagesOut[filters.stage],
})

/** Answers spell stages in title case, requests in capitals, and two documents disagree about the late one. */
const stages: Record<string, Callback['stage']> = {
  pending: 'pending',
  completed: 'completed',
  dismissed: 'dismissed',
  pastdue: 'past-due',
  missed: 'past-due',
}
const recipients: Record<string, Callback['recipient']> = { useronly: 'personal', personal: 'personal', system: 'system' }

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '')
const wordOf = <T>(table: Record<string, T>, word: string): T | 'other' =>
  Object.hasOwn(table, plain(word)) ? (table[plain(word)] ?? 'other') : 'other'

const callbackRow = (zone: string): z.ZodType<Callback> =>
  z
    .object({
      id,
      lead_id: reference.optional(),
      list_id: reference.optional(),
      campaign_id: reference.optional(),
      campaign_name: textOrNull.optional(),
      user: reference.optional(),
      user_name: textOrNull.optional(),
      recipient: text,
      stage: text,
      callback_time: moment(zone),
      created_at: moment(zone),
      modified_at: moment(zone),
      phone_number: textOrNull.optional(),
      comments: textOrNull.optional(),
    })
    .transform((wire) => ({
      id: wire.id,
      leadId: wire.lead_id ?? null,
      listId: wire.list_id ?? null,
      campaignId: wire.campaign_id ?? null,
      campaignName: wire.campaign_name ?? null,
      userId: wire.user ?? null,
      userName: wire.user_name ?? null,
      recipient: wordOf(recipients, wire.recipient),
      stage: wordOf(stages, wire.stage),
      stageLabel: wire.stage,
      dueAt: wire.callback_time,
      createdAt: wire.created_at,
      modifiedAt: wire.modified_at,
      phone: wire.phone_number ?? null,
      comments: wire.comments ?? null,
    }))
