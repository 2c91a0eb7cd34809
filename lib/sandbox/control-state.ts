import type { Account } from './core/account'
import { requireColumn, requireTable } from './core/columns'
import { add, createConditions, whereOf, type Conditions } from './core/conditions'
import type { Json } from './core/json'
import { all, count, numberOf, textOf } from './core/rows'
import type { Premises } from './core/premises'
import { accountView } from './control-accounts'

export const stateView = ({ book, ledger, faults }: Premises): Json => ({
  accounts: book.all().map(accountView), requests: ledger.entries().length, faults: faults.list().map(({ token: _, ...fault }) => fault),
})

/** GET ledger: what was received, oldest first; `account`, `path` and `after` (an entry's id) narrow it. */
export const ledgerView = ({ ledger }: Premises, query: URLSearchParams): Json => {
  const [account, path] = [query.get('account'), query.get('path')]
  return { entries: ledger.entries({ ...(account !== null && { account }), ...(path !== null && { path }), after: Number(query.get('after') ?? 0) }) }
}

/** GET campaigns: the true state of each, read past the wire. */
export const campaignStates = ({ db }: Account): Json => ({
  campaigns: all(db, 'SELECT id, name, active FROM campaigns ORDER BY id').map((row) =>
    ({ id: numberOf(row, 'id'), name: textOf(row, 'name'), active: numberOf(row, 'active') === 1 })),
})

/** GET count: rows of a table, every other parameter a column that must equal. */
export const countRows = ({ db }: Account, query: URLSearchParams): Json => {
  const table = requireTable(query.get('of') ?? undefined)
  const conditions = matching(db, table, query)
  return { count: count(db, `SELECT count(*) FROM ${table} ${whereOf(conditions)}`, conditions.values) }
}

/** GET rows: the same, the rows themselves, at most `limit` of them (100). */
export const dumpRows = ({ db }: Account, query: URLSearchParams): Json => {
  const table = requireTable(query.get('of') ?? undefined)
  const conditions = matching(db, table, query)
  const limit = Math.min(Number(query.get('limit') ?? 100) || 100, 10_000)
  return { rows: all(db, `SELECT * FROM ${table} ${whereOf(conditions)} ORDER BY rowid LIMIT ?`, [...conditions.values, limit]) }
}

const ownNames: ReadonlySet<string> = new Set(['of', 'account', 'limit'])

const matching = (db: Account['db'], table: string, query: URLSearchParams): Conditions => {
  const conditions = createConditions()
  for (const [name, value] of query) {
    if (ownNames.has(name)) continue
    const column = requireColumn(db, table, name)
    if (value === 'null') add(conditions, `${column} IS NULL`)
    else add(conditions, `${column} = ?`, /^-?\d{1,9}$/.test(value) && !textColumns.has(name) ? Number(value) : value)
  }
  return conditions
}

/** Columns of digits that are texts all the same. */
const textColumns: ReadonlySet<string> = new Set(['phone_number', 'phone_code', 'alt_phone_1', 'alt_phone_2', 'number_dialed', 'caller_id',
  'postal_code'])
