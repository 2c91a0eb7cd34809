import type { Account } from './core/account'
import { isThere } from './core/existence'
import { filterOf, idOf, type Form } from './core/form'
import { systemUsers } from './core/names'
import { Refusal } from './core/reply'
import { isCustomField, personFields, textFields } from './lead-fields'
import type { Values } from './core/rows'

/** Columns and values that a request wants to write, own fields apart. */
export type LeadChange = { columns: string[]; values: Values; custom: Record<string, string> }

/** What a request writes besides phone number and list; an empty text clears a field. */
export const changeOf = (form: Form): LeadChange => {
  const change: LeadChange = { columns: [], values: [], custom: {} }
  for (const name of textFields) {
    const value = form.values.get(name)
    if (value === undefined || (value === '' && (name === 'status' || name === 'phone_code'))) continue
    change.columns.push(name)
    change.values.push(name.startsWith('alt_phone') ? value.replace(/\D/g, '') : value)
  }
  for (const name of personFields) {
    const id = idOf(filterOf(form, name))
    if (id === undefined) continue
    change.columns.push(name)
    change.values.push(id)
  }
  for (const [name, value] of form.values) if (isCustomField(name)) change.custom[name] = value
  return change
}

/** 6006 for a person who does not exist, 6079 for an address that is none. */
export const checkLead = ({ db }: Account, form: Form): void => {
  for (const name of ['user_id', 'owner_id'] as const) {
    const text = filterOf(form, name)
    const id = idOf(text)
    const isNobody = id === 0 || (id !== undefined && systemUsers.has(id))
    if (text !== undefined && !isNobody && !isThere(db, 'users', id)) throw new Refusal(6006, 'No such User')
  }
  const email = filterOf(form, 'email')
  if (email !== undefined && !/^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(email)) throw new Refusal(6079, 'Invalid Email(s)')
}

/** The digits of a number: ten of them in country 1, 6 to 15 elsewhere. 6008 for anything else. */
export const phoneOf = (text: string, code: string): string => {
  const digits = text.replace(/[\s().+-]/g, '')
  const isFit = code === '1' ? /^[2-9]\d{9}$/ : /^\d{6,15}$/
  if (!isFit.test(digits)) throw new Refusal(6008, 'The phone number is invalid')
  return digits
}
