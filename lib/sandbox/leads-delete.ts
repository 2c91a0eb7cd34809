import type { Account } from './core/account'
import { filterOf, type Form } from './core/form'
import { succeeded, type Answer } from './core/reply'
import { numberOf, run, transaction } from './core/rows'
import { liveLead } from './leads-update'

/** `leads/delete`: from then on only a search by time of deletion finds it. */
export const deleteLead = (account: Account, form: Form): Answer => {
  const id = numberOf(liveLead(account, filterOf(form, 'lead_id')), 'id')
  transaction(account.db, () => {
    run(account.db, 'UPDATE leads SET deleted_at = ? WHERE id = ?', [Math.floor(account.clock.now()), id])
    run(account.db, 'DELETE FROM hopper WHERE lead_id = ?', [id])
  })
  return succeeded()
}
