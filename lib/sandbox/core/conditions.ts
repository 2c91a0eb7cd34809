import { filterOf, listOf, type Form } from './form'
import type { Values } from './rows'
import { parseStamp } from './stamps'

/** Parts of a WHERE that are joined by AND. */
export type Conditions = { parts: string[]; values: Values }

export const createConditions = (): Conditions => ({ parts: [], values: [] })

export const add = (conditions: Conditions, part: string, ...values: Values): void => {
  conditions.parts.push(part)
  conditions.values.push(...values)
}

export const whereOf = ({ parts }: Conditions): string => (parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`)

/** A column of numbers or texts against a comma list; nothing when the list is not there. A text that is no id matches nothing. */
export const addIn = (conditions: Conditions, column: string, { texts, kind }: { texts: string[] | undefined; kind: 'id' | 'text' }): void => {
  if (!texts) return
  const values = kind === 'text' ? texts : texts.map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : -1))
  add(conditions, values.length === 1 ? `${column} = ?` : `${column} IN (${values.map(() => '?').join(', ')})`, ...values)
}

/** The parameters of a form that are comma lists of ids, each against the column of its name unless told otherwise. */
export const addIdLists = (conditions: Conditions, form: Form, columns: Record<string, string>): void => {
  for (const [name, column] of Object.entries(columns)) addIn(conditions, column, { texts: listOf(form, name), kind: 'id' })
}

export type Span = { column: string; from: string; to: string; zone: string }

/** A span of instants, both ends included; an end that is no date is no filter. Answers whether there was one. */
export const addSpan = (conditions: Conditions, form: Form, { column, from, to, zone }: Span): boolean => {
  const start = parseStamp(filterOf(form, from) ?? '', zone, 'start')
  const end = parseStamp(filterOf(form, to) ?? '', zone, 'end')
  if (start !== undefined) add(conditions, `${column} >= ?`, start)
  if (end !== undefined) add(conditions, `${column} <= ?`, end)
  return start !== undefined || end !== undefined
}
