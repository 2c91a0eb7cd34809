import type { Account } from './core/account'
import { add, createConditions, whereOf } from './core/conditions'
import { listOf, type Form } from './core/form'
import { clampedLimitOf, offsetOf } from './core/paging'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, numberOf, numberOrNull, textOf, type Row } from './core/rows'
import { isoStampOf, stampOf } from './core/stamps'

/** `users/search`: an object keyed by id, `[]` when the page is empty; limit and total are texts, the offset is a number. */
export const searchUsers = (account: Account, form: Form): Answer => {
  const offset = offsetOf(form)
  const limit = clampedLimitOf(form, { fallback: 20, max: 1000 })
  const conditions = createConditions()
  const wanted = listOf(form, 'user')?.map((text) => text.toLowerCase())
  if (wanted) {
    const marks = wanted.map(() => '?').join(', ')
    add(conditions, `(lower(email) IN (${marks}) OR lower(first_name) IN (${marks}) OR lower(last_name) IN (${marks})
      OR lower(first_name || ' ' || last_name) IN (${marks}))`, ...wanted, ...wanted, ...wanted, ...wanted)
  }
  const where = whereOf(conditions)
  const total = count(account.db, `SELECT count(*) FROM users ${where}`, conditions.values)
  if (total === 0) throw new Refusal(6005, 'Missing users')
  const rows = all(account.db, `SELECT * FROM users ${where} ORDER BY id LIMIT ? OFFSET ?`, [...conditions.values, limit, offset])
  const results = rows.length === 0 ? [] : Object.fromEntries(rows.map((row) => [textOf(row, 'id'), userRow(row, account)]))
  return succeeded({ offset, limit: String(limit), total: String(total), results })
}

const userRow = (row: Row, { zone }: Account): Record<string, unknown> => {
  const lastLogin = numberOrNull(row, 'last_login')
  return {
    id: numberOf(row, 'id'), acl_access_profile: 1, email: textOf(row, 'email'), first_name: textOf(row, 'first_name'),
    last_name: textOf(row, 'last_name'),
    user_level: numberOf(row, 'level'), queue_override: 'USE_CAMPAIGN', allow_queue_selection: '1', allow_callbacks: '1', callback_types_allowed: '1',
    allow_transfers: '1', default_blended_selection: '0', allow_blended_campaign: '0', notification: '0', alter_custdata_override: 'Y',
    status: numberOf(row, 'active') === 1 ? 'Y' : 'N', local_gmt: textOf(row, 'local_gmt'), created_at: isoStampOf(numberOf(row, 'created_at'), zone),
    connection_type: 'BROWSER', extension: [numberOf(row, 'extension')], last_login: lastLogin === null ? null : stampOf(lastLogin, zone),
  }
}
