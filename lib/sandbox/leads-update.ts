import type { Account } from './core/account'
import { isThere } from './core/existence'
import { filterOf, idOf, type Form } from './core/form'
import { Refusal, succeeded, type Answer } from './core/reply'
import { first, run, textOf, type Row } from './core/rows'
import { changeOf, checkLead, phoneOf, type LeadChange } from './lead-check'

/** `leads/update`: only what is sent is changed. */
export const updateLead = (account: Account, form: Form): Answer => {
  const lead = liveLead(account, filterOf(form, 'lead_id'))
  applyUpdate(account, form, lead)
  return succeeded({ lead_id: textOf(lead, 'id') })
}

/** The changes of a request on a lead that is there; also what an insert does that found its lead. */
export const applyUpdate = (account: Account, form: Form, lead: Row): void => {
  const listId = listFor(account, form)
  checkLead(account, form)
  const change = changeOf(form)
  const phone = filterOf(form, 'phone_number')
  if (phone !== undefined) set(change, 'phone_number', phoneOf(phone, filterOf(form, 'phone_code') ?? textOf(lead, 'phone_code')))
  if (listId !== undefined) set(change, 'list_id', listId)
  const user = userFor(account, form)
  if (user !== undefined) set(change, 'user_id', user)
  set(change, 'modified_at', Math.floor(account.clock.now()))
  if (Object.keys(change.custom).length > 0) set(change, 'custom', mergedCustom(lead, change.custom))
  const columns = change.columns.map((column) => `${column} = ?`).join(', ')
  run(account.db, `UPDATE leads SET ${columns} WHERE id = ?`, [...change.values, textOf(lead, 'id')])
}

/** 6001 for a lead that is not there or was deleted. */
export const liveLead = ({ db }: Account, text: string | undefined): Row => {
  const id = idOf(text)
  const row = id === undefined ? undefined : first(db, 'SELECT * FROM leads WHERE id = ? AND deleted_at IS NULL', [id])
  if (!row) throw new Refusal(6001, 'No such Lead')
  return row
}

const set = (change: LeadChange, column: string, value: string | number): void => {
  const at = change.columns.indexOf(column)
  if (at >= 0) change.values[at] = value
  else {
    change.columns.push(column)
    change.values.push(value)
  }
}

const listFor = ({ db }: Account, form: Form): number | undefined => {
  const text = filterOf(form, 'list_id')
  if (text === undefined) return undefined
  const id = idOf(text)
  if (id === undefined || !isThere(db, 'lists', id)) throw new Refusal(6002, 'No such List')
  return id
}

/** The older spelling: a user's address instead of an id. */
const userFor = ({ db }: Account, form: Form): number | undefined => {
  const text = filterOf(form, 'user')
  if (text === undefined) return undefined
  const row = first(db, 'SELECT id FROM users WHERE email = ? COLLATE NOCASE OR CAST(id AS TEXT) = ?', [text, text])
  if (!row) throw new Refusal(6006, 'No such User')
  return Number(row.id)
}

const mergedCustom = (lead: Row, custom: Record<string, string>): string => {
  const before: unknown = JSON.parse(textOf(lead, 'custom') || '{}')
  return JSON.stringify({ ...(typeof before === 'object' ? before : {}), ...custom })
}
