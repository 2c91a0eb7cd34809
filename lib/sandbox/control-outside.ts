import type { Account } from './core/account'
import { requireColumn } from './core/columns'
import { ControlError } from './core/control-error'
import { numberIn, textIn, type Json } from './core/json'
import { keepHighestIds } from './core/next-id'
import { all, run, transaction, type Values } from './core/rows'

const tables: Readonly<Record<string, string>> = { campaign: 'campaigns', list: 'lists', lead: 'leads' }

const ownNames: ReadonlySet<string> = new Set(['kind', 'id', 'account', 'removed'])

/**
 * POST outside-change: what somebody does in the dialer's own screens. `kind` and `id` name the thing, `removed: true` takes it away,
 * every other key is a column to set.
 */
export const changeOutside = (account: Account, json: Json): Json => {
  const table = tables[textIn(json, 'kind') ?? '']
  const id = numberIn(json, 'id')
  if (table === undefined || id === undefined) throw new ControlError('kind: campaign, list or lead; id: a number')
  const wanted = Object.fromEntries(Object.entries(json).filter(([name]) => !ownNames.has(name)))
  const changed = json.removed === true ? removeThing(account, table, id) : setColumns(account, { table, id, wanted })
  if (changed === 0) throw new ControlError(`There is no ${String(json.kind)} ${id}.`, 404)
  return { row: all(account.db, `SELECT * FROM ${table} WHERE id = ?`, [id])[0] ?? null }
}

const removeThing = ({ db, clock }: Account, table: string, id: number): number => {
  if (table === 'leads') return run(db, 'UPDATE leads SET deleted_at = ? WHERE id = ?', [Math.floor(clock.now()), id])
  return transaction(db, () => {
    keepHighestIds(db)
    if (table === 'lists') run(db, 'DELETE FROM leads WHERE list_id = ?', [id])
    return run(db, `DELETE FROM ${table} WHERE id = ?`, [id])
  })
}

type Setting = { table: string; id: number; wanted: Json }

const setColumns = ({ db, clock }: Account, { table, id, wanted }: Setting): number => {
  const names = Object.keys(wanted).map((name) => requireColumn(db, table, name))
  if (names.length === 0) throw new ControlError('Nothing to change: name a column.')
  const values: Values = names.map((name) => storable(name, wanted[name]))
  if (table === 'leads' && !names.includes('modified_at')) {
    names.push('modified_at')
    values.push(Math.floor(clock.now()))
  }
  return run(db, `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [...values, id])
}

const storable = (name: string, value: unknown): string | number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new ControlError(`${name}: a text, a number, true, false or null`)
}
