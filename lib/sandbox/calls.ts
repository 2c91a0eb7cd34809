import type { Account } from './core/account'
import { add, addIdLists, addIn, createConditions, whereOf, type Conditions } from './core/conditions'
import { daySpanOf } from './core/day-span'
import { requireAll } from './core/existence'
import { filterOf, isOn, listOf, type Form } from './core/form'
import { namesOf, type Names } from './core/names'
import { clampedLimitOf, offsetOf } from './core/paging'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, numberOf, numberOrNull, textOf, textOrNull, type Row } from './core/rows'
import { stampOf } from './core/stamps'
import { recordingNameOf } from './recording-link'

const maxOffset = 40_000
const limits = { documented: { fallback: 500, max: 500 }, observed: { fallback: 500, max: 10_000 } } as const

/** `log/retrieve`: rows of texts, the total a text, and `entries` the number of rows. */
export const retrieveCalls = (account: Account, form: Form, baseUrl: string): Answer => {
  const { db } = account
  checkIds(account, form)
  const offset = offsetOf(form, maxOffset)
  const limit = clampedLimitOf(form, limits[account.options.logLimit])
  const conditions = filtersOf(account, form)
  const where = whereOf(conditions)
  const direction = filterOf(form, 'order')?.toUpperCase() === 'ASC' ? 'ASC' : 'DESC'
  const total = count(db, `SELECT count(*) FROM calls c ${where}`, conditions.values)
  const rows = total <= offset ? [] : all(db, `SELECT c.*, l.first_name, l.last_name FROM
    (SELECT c.id FROM calls c ${where} ORDER BY c.started_at ${direction}, c.id ${direction} LIMIT ? OFFSET ?) page
    JOIN calls c ON c.id = page.id LEFT JOIN leads l ON l.id = c.lead_id ORDER BY c.started_at ${direction}, c.id ${direction}`,
  [...conditions.values, limit, offset])
  const names = namesOf(db)
  const results = rows.map((row) => {
    const shown = callRow(row, account, names)
    return isOn(form, 'include_recordings') ? { ...shown, ...recordingsOf(row, account, baseUrl) } : shown
  })
  return succeeded({ offset, limit, total_found: String(total), entries: results.length, results })
}

const checkIds = ({ db }: Account, form: Form): void => {
  requireAll(db, 'lists', { ids: listOf(form, 'list_id'), refusal: new Refusal(6002, 'Unknown List Id') })
  requireAll(db, 'campaigns', { ids: listOf(form, 'campaign_id'), refusal: new Refusal(6004, 'Unknown Campaign ID') })
  requireAll(db, 'users', { ids: listOf(form, 'user_id'), refusal: new Refusal(6006, 'Unknown User Id') })
  requireAll(db, 'queues', { ids: listOf(form, 'queue_id'), refusal: new Refusal(6030, 'Unknown Queue ID') })
}

const filtersOf = (account: Account, form: Form): Conditions => {
  const conditions = createConditions()
  const { start, end } = daySpanOf(account, form, { from: 'start_time', to: 'end_time' })
  add(conditions, 'c.started_at >= ? AND c.started_at <= ?', start, end)
  // A call is in the log only some seconds after it ended.
  add(conditions, 'c.visible_at <= ?', Math.floor(account.clock.now()))
  addIdLists(conditions, form, {
    id: 'c.id', lead_id: 'c.lead_id', campaign_id: 'c.campaign_id', queue_id: 'c.queue_id', list_id: 'c.list_id', user_id: 'c.user_id',
    called_count: 'c.called_count',
  })
  addIn(conditions, 'c.status', { texts: listOf(form, 'status'), kind: 'text' })
  addIn(conditions, 'c.call_type', { texts: listOf(form, 'call_type')?.map((type) => type.toUpperCase()), kind: 'text' })
  for (const name of ['phone_number', 'number_dialed'] as const) {
    addIn(conditions, `c.${name}`, { texts: listOf(form, name)?.map((text) => text.replace(/\D/g, '')), kind: 'text' })
  }
  for (const name of ['first_name', 'last_name'] as const) {
    const text = filterOf(form, name)
    if (text !== undefined) add(conditions, `c.lead_id IN (SELECT id FROM leads WHERE ${name} = ?)`, text)
  }
  return conditions
}

const callRow = (row: Row, { zone }: Account, names: Names): Record<string, string | null> => {
  const queueId = numberOrNull(row, 'queue_id')
  return {
    id: textOf(row, 'id'), lead_id: textOf(row, 'lead_id'), list_id: textOf(row, 'list_id'), campaign_id: textOf(row, 'campaign_id'),
    campaign: names.campaign(numberOf(row, 'campaign_id')).name, user: names.user(numberOf(row, 'user_id')).name, user_id: textOf(row, 'user_id'),
    phone_number: textOf(row, 'phone_number'), number_dialed: textOf(row, 'number_dialed'), caller_id_displayed: textOf(row, 'caller_id'),
    first_name: textOrNull(row, 'first_name'), last_name: textOrNull(row, 'last_name'),
    status: textOf(row, 'status'), status_name: names.status(textOf(row, 'status')), call_length: textOf(row, 'seconds'),
    call_date: stampOf(numberOf(row, 'started_at'), zone), agent_comment: textOrNull(row, 'comment'),
    queue_id: queueId === null ? null : String(queueId), queue: queueId === null ? null : names.queue(queueId),
    called_count: textOf(row, 'called_count'), term_reason: textOf(row, 'term_reason'), call_type: textOf(row, 'call_type'),
    queue_position: '1', queue_seconds: numberOf(row, 'queue_seconds').toFixed(2), originating_agent_id: null,
  }
}

/** The recording of a call comes minutes after it. Until then the list is empty, and a call that was not recorded has no list at all. */
const recordingsOf = (row: Row, account: Account, baseUrl: string): { recording?: unknown[] } => {
  const at = numberOrNull(row, 'recording_at')
  if (at === null) return {}
  if (at > account.clock.now()) return { recording: [] }
  const { file, url } = recordingNameOf(account, row, baseUrl)
  const isPublic = account.options.recordingUrls === 'public'
  return { recording: [{ src: url, type: 'audio/mpeg', recording_id: textOf(row, 'id'), filename: file, ...(isPublic && { public_url: url }) }] }
}
