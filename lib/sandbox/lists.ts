import { createHash } from 'node:crypto'
import type { Account } from './core/account'
import { add, addIn, createConditions, whereOf } from './core/conditions'
import { isThere } from './core/existence'
import { filterOf, idOf, isOn, listOf, type Form } from './core/form'
import { keepHighestIds, nextId } from './core/next-id'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, first, numberOf, numberOrNull, run, textOf, transaction } from './core/rows'
import { stampOf } from './core/stamps'

/** `lists/search`: no paging; without `status` both kinds come. */
export const searchLists = ({ db, zone, options }: Account, form: Form): Answer => {
  const conditions = createConditions()
  const ids = listOf(form, 'id')
  addIn(conditions, 'id', { texts: ids, kind: 'id' })
  addIn(conditions, 'campaign_id', { texts: listOf(form, 'campaign_id'), kind: 'id' })
  if (filterOf(form, 'status') !== undefined) add(conditions, 'active = ?', isOn(form, 'status') ? 1 : 0)
  if (ids && ids.every((id) => !isThere(db, 'lists', idOf(id)))) throw noSuchList()
  const rows = all(db, `SELECT id, name, campaign_id, active, last_called_at FROM lists ${whereOf(conditions)} ORDER BY id`, conditions.values)
  return succeeded(rows.map((row) => {
    const calledAt = numberOrNull(row, 'last_called_at')
    return {
      id: numberOf(row, 'id'), name: textOf(row, 'name'), ...(options.namesCampaignOfLists && { campaign_id: textOf(row, 'campaign_id') }),
      status: numberOf(row, 'active') === 1 ? 'Y' : 'N', last_called_at: calledAt === null ? null : stampOf(calledAt, zone),
    }
  }))
}

/** `lists/insert` */
export const insertList = (account: Account, form: Form): Answer => {
  const { db } = account
  const name = filterOf(form, 'name')
  if (name === undefined) throw new Refusal(6003, 'The List requires a name')
  checkName(account, name)
  const campaign = requireCampaign(account, form)
  const active = filterOf(form, 'status') === undefined || isOn(form, 'status') ? 1 : 0
  const description = (form.values.get('description') ?? '').slice(0, 255)
  const id = transaction(db, () => {
    const given = nextId(db, 'lists')
    run(db, 'INSERT INTO lists (id, uid, campaign_id, name, description, active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [given, uidOf(account, given), campaign, name, description, active, Math.floor(account.clock.now())])
    return given
  })
  return { ...succeeded({ list_id: id }), id }
}

/** `lists/update`: only what is sent is changed. */
export const updateList = (account: Account, form: Form): Answer => {
  const { db } = account
  const id = requireList(account, form)
  const name = filterOf(form, 'name')
  const before = first(db, 'SELECT name, campaign_id, description, active FROM lists WHERE id = ?', [id])
  if (!before) throw noSuchList()
  if (name !== undefined) checkName(account, name, id)
  const campaign = filterOf(form, 'campaign_id') === undefined ? numberOf(before, 'campaign_id') : requireCampaign(account, form)
  const active = filterOf(form, 'status') === undefined ? numberOf(before, 'active') : isOn(form, 'status') ? 1 : 0
  const description = form.values.get('description')?.slice(0, 255) ?? textOf(before, 'description')
  run(db, 'UPDATE lists SET name = ?, campaign_id = ?, description = ?, active = ? WHERE id = ?',
    [name ?? textOf(before, 'name'), campaign, description, active, id])
  return succeeded({ list_id: id })
}

/** `lists/delete`: a list of many leads goes in the background and answers 102 until it is gone. */
export const deleteList = (account: Account, form: Form): Answer => {
  const { db, options, clock } = account
  const id = requireList(account, form)
  keepHighestIds(db)
  const isDeleting = count(db, 'SELECT deleting_until IS NOT NULL FROM lists WHERE id = ?', [id]) === 1
  const isLarge = count(db, 'SELECT count(*) FROM (SELECT 1 FROM leads WHERE list_id = ? LIMIT ?)', [id, options.largeList + 1]) > options.largeList
  if (isDeleting || isLarge) {
    if (!isDeleting) run(db, 'UPDATE lists SET deleting_until = ? WHERE id = ?', [deletionEnd(clock.now(), options.deletionSeconds), id])
    throw new Refusal(102, 'List deletion in progress')
  }
  transaction(db, () => {
    run(db, 'DELETE FROM leads WHERE list_id = ?', [id])
    run(db, 'DELETE FROM lists WHERE id = ?', [id])
  })
  return succeeded()
}

const deletionEnd = (now: number, seconds: number | null): number => (seconds === null ? Number.MAX_SAFE_INTEGER : Math.ceil(now + seconds))

const noSuchList = (): Refusal => new Refusal(6002, 'No such List')

const requireList = ({ db }: Account, form: Form): number => {
  const id = idOf(filterOf(form, 'list_id'))
  if (id === undefined || !isThere(db, 'lists', id)) throw noSuchList()
  return id
}

const requireCampaign = ({ db }: Account, form: Form): number => {
  const id = idOf(filterOf(form, 'campaign_id'))
  if (id === undefined || !isThere(db, 'campaigns', id)) throw new Refusal(6004, 'Unknown Campaign ID')
  return id
}

const strictName = /^[A-Za-z0-9:_\- ]{10,30}$/

const checkName = ({ db, options }: Account, name: string, own = 0): void => {
  if (name.length < 10 || (options.strictListNames && !strictName.test(name))) {
    throw new Refusal(6046, 'The List name should be at least 10 characters long')
  }
  if (count(db, 'SELECT count(*) FROM lists WHERE name = ? COLLATE NOCASE AND id <> ?', [name, own]) > 0) {
    throw new Refusal(6081, 'The list name should be unique')
  }
}

const uidOf = ({ id, seed }: Account, list: number): string => createHash('md5').update(`${id}:${seed}:list:${list}`).digest('hex')
