import type { DatabaseSync } from 'node:sqlite'
import { all, numberOf, textOf } from './rows'

type Named = { uid: string; name: string }

/** What joined rows call things. Small tables, read whole: cheaper than joining each row. */
export type Names = {
  campaign: (id: number) => Named
  list: (id: number) => Named & { campaignId: number }
  user: (id: number) => Named
  status: (code: string) => string
  queue: (id: number) => string
}

/** Rows that no person made. */
export const systemUsers: ReadonlyMap<number, string> = new Map([[666_666, 'System User'], [666_667, 'System DID User']])

const nobody: Named = { uid: '', name: '' }

export const namesOf = (db: DatabaseSync): Names => {
  const campaigns = new Map(all(db, 'SELECT id, uid, name FROM campaigns').map((row) => [numberOf(row, 'id'), named(row)]))
  const lists = new Map(all(db, 'SELECT id, uid, name, campaign_id FROM lists').map((row) =>
    [numberOf(row, 'id'), { ...named(row), campaignId: numberOf(row, 'campaign_id') }]))
  const people = all(db, "SELECT id, uid, trim(first_name || ' ' || last_name) AS name FROM users")
  const users = new Map(people.map((row) => [numberOf(row, 'id'), named(row)]))
  const statuses = new Map(all(db, 'SELECT code, name FROM statuses').map((row) => [textOf(row, 'code'), textOf(row, 'name')]))
  const queues = new Map(all(db, 'SELECT id, name FROM queues').map((row) => [numberOf(row, 'id'), textOf(row, 'name')]))
  return {
    campaign: (id) => campaigns.get(id) ?? nobody,
    list: (id) => lists.get(id) ?? { ...nobody, campaignId: 0 },
    user: (id) => users.get(id) ?? { uid: '', name: systemUsers.get(id) ?? '' },
    status: (code) => statuses.get(code) ?? '',
    queue: (id) => queues.get(id) ?? '',
  }
}

const named = (row: Parameters<typeof textOf>[0]): Named => ({ uid: textOf(row, 'uid'), name: textOf(row, 'name') })
