import type { Account } from './core/account'
import { add, addIn, addSpan, createConditions, whereOf, type Conditions } from './core/conditions'
import { filterOf, idOf, listOf, type Form } from './core/form'
import { clampedLimitOf, offsetOf } from './core/paging'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, numberOf, type Row } from './core/rows'
import { stampOf } from './core/stamps'
import { recordingNameOf } from './recording-link'

/** `leads/get-recordings`: lead 0 stands for everybody. */
export const searchLeadRecordings = (account: Account, form: Form, baseUrl: string): Answer => {
  const leadId = idOf(filterOf(form, 'lead_id'))
  if (leadId === undefined) throw missingUsers()
  const isThere = leadId === 0 || count(account.db, 'SELECT EXISTS (SELECT 1 FROM leads WHERE id = ?)', [leadId]) === 1
  if (!isThere) throw missingUsers()
  const conditions = createConditions()
  if (leadId !== 0) add(conditions, 'lead_id = ?', leadId)
  return recordingPage(account, form, { conditions, bounds: { fallback: 10, max: 100 }, entryOf: (row) => leadRecording(row, account, baseUrl) })
}

/** `users/recordings`: by e-mail address; it never tells when a recording ended. */
export const searchUserRecordings = (account: Account, form: Form, baseUrl: string): Answer => {
  const emails = listOf(form, 'user')
  const ids = !emails ? [] : all(account.db, `SELECT id FROM users WHERE lower(email) IN (${emails.map(() => '?').join(', ')})`,
    emails.map((email) => email.toLowerCase())).map((row) => String(row.id))
  if (ids.length === 0) throw missingUsers()
  const conditions = createConditions()
  addIn(conditions, 'user_id', { texts: ids, kind: 'id' })
  const entryOf = (row: Row) => ({ ...leadRecording(row, account, baseUrl), end_time: '', seconds: null })
  return recordingPage(account, form, { conditions, bounds: { fallback: 20, max: 100 }, entryOf })
}

type Wanted = { conditions: Conditions; bounds: { fallback: number; max: number }; entryOf: (row: Row) => Record<string, unknown> }

const recordingPage = (account: Account, form: Form, { conditions, bounds, entryOf }: Wanted): Answer => {
  const offset = offsetOf(form)
  const limit = clampedLimitOf(form, bounds)
  add(conditions, 'recording_at IS NOT NULL AND recording_at <= ?', Math.floor(account.clock.now()))
  addSpan(conditions, form, { column: 'started_at', from: 'start_time', to: 'end_time', zone: account.zone })
  const where = whereOf(conditions)
  const total = count(account.db, `SELECT count(*) FROM calls ${where}`, conditions.values)
  const rows = all(account.db, `SELECT * FROM calls ${where} ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?`,
    [...conditions.values, limit, offset])
  return succeeded({ offset, limit, total, entries: rows.map(entryOf) })
}

const leadRecording = (row: Row, account: Account, baseUrl: string): Record<string, unknown> => {
  const [id, startedAt, seconds] = [numberOf(row, 'id'), numberOf(row, 'started_at'), numberOf(row, 'seconds')]
  return {
    recording_id: id, lead_id: numberOf(row, 'lead_id'), start_time: stampOf(startedAt, account.zone),
    // Now and then the end is left empty: a reader must count it from the seconds.
    end_time: id % 10 === 0 ? '' : stampOf(startedAt + seconds, account.zone), seconds, url: recordingNameOf(account, row, baseUrl).url,
  }
}

const missingUsers = (): Refusal => new Refusal(6005, 'Missing users')
