import type { Account } from './core/account'
import { add, addIdLists, addIn, addSpan, createConditions, whereOf, type Conditions } from './core/conditions'
import { requireAll } from './core/existence'
import { filterOf, listOf, type Form } from './core/form'
import { namesOf } from './core/names'
import { offsetOf } from './core/paging'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count } from './core/rows'
import { leadEntry } from './lead-row'
import { searchableCustomFields } from './lead-fields'

const defaultLimit = 10
const maxLimit = 2000

/** `leads/search`: every counter is a text here. */
export const searchLeads = (account: Account, form: Form): Answer => {
  const { db } = account
  const offset = offsetOf(form)
  const limit = limitOf(form)
  requireAll(db, 'lists', { ids: listOf(form, 'list_id'), refusal: new Refusal(6000, 'Missing lists') })
  const { conditions, order } = filtersOf(account, form)
  const where = whereOf(conditions)
  const total = count(db, `SELECT count(*) FROM leads ${where}`, conditions.values)
  // Ids first: skipping to a far page then walks an index and not the wide rows.
  const rows = total <= offset ? [] : all(db,
    `SELECT * FROM leads WHERE id IN (SELECT id FROM leads ${where} ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`,
    [...conditions.values, limit, offset])
  const names = namesOf(db)
  return succeeded({ offset: String(offset), limit: String(limit), total: String(total), entries: rows.map((row) => leadEntry(row, account, names)) })
}

const limitOf = (form: Form): number => {
  const text = filterOf(form, 'limit') ?? String(defaultLimit)
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > maxLimit) throw new Refusal(7230, 'Invalid limit value')
  return limit
}

const listFilters = ['status', 'state', 'postal_code', 'country', 'gender'] as const
const phoneFilters = ['phone_number', 'alt_phone_1', 'alt_phone_2'] as const
const textFilters = ['first_name', 'last_name', 'email', 'address1', 'address2', 'city', 'province', 'date_of_birth'] as const

const filtersOf = (account: Account, form: Form): { conditions: Conditions; order: string } => {
  const conditions = createConditions()
  addIdLists(conditions, form, {
    lead_id: 'id', list_id: 'list_id', user_id: 'user_id', owner_id: 'owner_id', created_by: 'created_by', last_modified_by: 'last_modified_by',
  })
  for (const name of listFilters) addIn(conditions, name, { texts: listOf(form, name), kind: 'text' })
  for (const name of phoneFilters) addIn(conditions, name, { texts: digitsOf(listOf(form, name)), kind: 'text' })
  // A half-filled alternate is left out of its index: saying so lets the index serve.
  for (const name of phoneFilters.slice(1)) if (listOf(form, name)) add(conditions, `${name} <> ''`)
  for (const name of textFilters) addIn(conditions, name, { texts: wholeOf(form, name), kind: 'text' })
  for (const name of searchableCustomFields) addIn(conditions, `json_extract(custom, '$.${name}')`, { texts: wholeOf(form, name), kind: 'text' })
  const user = filterOf(form, 'user')
  if (user !== undefined) add(conditions, 'user_id IN (SELECT id FROM users WHERE email = ? COLLATE NOCASE OR CAST(id AS TEXT) = ?)', user, user)
  const isByUpdate = addSpans(conditions, account, form)
  return { conditions, order: isByUpdate ? 'modified_at, id' : 'id' }
}

/** Answers whether the rows are asked for by their time of update, which also sets their order. */
const addSpans = (conditions: Conditions, { zone }: Account, form: Form): boolean => {
  addSpan(conditions, form, { column: 'created_at', from: 'created_at_start_date', to: 'created_at_end_date', zone })
  addSpan(conditions, form, { column: 'last_called_at', from: 'last_call_start_date', to: 'last_call_end_date', zone })
  const isDeleted = addSpan(conditions, form, { column: 'deleted_at', from: 'deleted_at_start', to: 'deleted_at_end', zone })
  const isArchived = addSpan(conditions, form, { column: 'archived_at', from: 'archived_at_start', to: 'archived_at_end', zone })
  if (!isDeleted) add(conditions, 'deleted_at IS NULL')
  if (!isArchived && !isDeleted) add(conditions, 'archived_at IS NULL')
  const isUpdated = addSpan(conditions, form, { column: 'modified_at', from: 'updated_at_start_date', to: 'updated_at_end_date', zone })
  const isChanged = addSpan(conditions, form, { column: 'modified_at', from: 'changed_at_start_date', to: 'changed_at_end_date', zone })
  return isUpdated || isChanged
}

const wholeOf = (form: Form, name: string): string[] | undefined => {
  const text = filterOf(form, name)
  return text === undefined ? undefined : [text]
}

const digitsOf = (texts: string[] | undefined): string[] | undefined => texts?.map((text) => text.replace(/\D/g, ''))
