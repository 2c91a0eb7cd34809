import type { DatabaseSync } from 'node:sqlite'
import { all, count, numberOf, run } from './rows'

const slice = 1000

/**
 * Goes on with lists that are being deleted, a slice of leads a time, so that no answer waits for a big one.
 * A list is gone when its time is over and its last lead went; call history stays. Answers whether there are leads left to delete.
 */
export const continueListDeletions = (db: DatabaseSync, now: number): boolean => {
  const lists = all(db, 'SELECT id, deleting_until FROM lists WHERE deleting_until IS NOT NULL')
  let isWorkLeft = false
  for (const row of lists) {
    const id = numberOf(row, 'id')
    run(db, 'DELETE FROM leads WHERE id IN (SELECT id FROM leads WHERE list_id = ? LIMIT ?)', [id, slice])
    const isEmpty = count(db, 'SELECT EXISTS (SELECT 1 FROM leads WHERE list_id = ?)', [id]) === 0
    if (!isEmpty) isWorkLeft = true
    if (isEmpty && now >= numberOf(row, 'deleting_until')) run(db, 'DELETE FROM lists WHERE id = ?', [id])
  }
  return isWorkLeft
}
