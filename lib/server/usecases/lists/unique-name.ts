import { listNameKey, normalListName } from '@/lib/contracts/lists-words'
import type { List } from '@/lib/contracts/lists'
import type { AppError } from '@/lib/server/core/errors'
import type { Desk } from '../desk'
import { atField } from '../leads/normal-values'
import { searchLists } from './read-list'

/** Every list of both statuses as it is now; the reads begin after this call. */
export async function everyListNow(desk: Desk): Promise<List[]> {
  const options = { begunAfter: desk.clock.now() }
  const reads = await Promise.all([true, false].map((active) => searchLists(desk, { active }, options)))
  return reads.flatMap(({ data }) => data)
}

/** Throws invalid_request at `name` when a list of either status has it: the dialer would refuse it, or worse, take it. */
export async function assertFreeName(desk: Desk, name: string, ownId: string | null): Promise<void> {
  const key = listNameKey(name)
  const open = desk.lists.acts().find((act) => act.settledAt === null && act.after.name !== undefined && listNameKey(act.after.name) === key)
  if (open !== undefined) throw atField('name', `${open.actorName} has just chosen this name, and Convoso has not answered yet. Nothing was sent.`)
  const other = (await everyListNow(desk)).find((row) => row.id !== ownId && listNameKey(row.name) === key)
  if (other !== undefined) throw takenName(other)
}

const takenName = ({ id, name, active }: List): AppError =>
  atField('name', `The ${active ? 'active' : 'inactive'} list ${id} is already called ${normalListName(name)}. Nothing was sent.`)
