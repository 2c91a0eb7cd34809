import type { Account } from './account'
import { filterOf, type Form } from './form'
import { dayOf, parseStamp } from './stamps'

/** Epoch seconds, both included. An end that is absent or no date is that of the account's present day. */
export const daySpanOf = (account: Account, form: Form, names: { from: string; to: string }): { start: number; end: number } => {
  const today = dayOf(account.clock.now(), account.zone)
  const edgeOf = (name: string, edge: 'start' | 'end'): number =>
    parseStamp(filterOf(form, name) ?? today, account.zone, edge) ?? parseStamp(today, account.zone, edge) ?? 0
  return { start: edgeOf(names.from, 'start'), end: edgeOf(names.to, 'end') }
}
