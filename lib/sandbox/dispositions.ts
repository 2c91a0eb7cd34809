import type { Account } from './core/account'
import { listOf, type Form } from './core/form'
import type { Answer } from './core/reply'
import { all, numberOf, textOf } from './core/rows'

const flags = ['final', 'reached', 'success', 'dnc', 'callback', 'contact', 'voicemail'] as const

/** `status/search`: codes that start with the query or labels that hold it; all of them without one. */
export const searchDispositions = ({ db }: Account, form: Form): Answer => {
  const wanted = (listOf(form, 'query') ?? ['']).map((text) => text.toLowerCase())
  const rows = all(db, 'SELECT * FROM statuses ORDER BY code').filter((row) => wanted.some((text) =>
    textOf(row, 'code').toLowerCase().startsWith(text) || textOf(row, 'name').toLowerCase().includes(text)))
  const data = rows.map((row) => ({
    status: textOf(row, 'code'), name: textOf(row, 'name'), ...Object.fromEntries(flags.map((flag) => [flag, numberOf(row, flag) === 1 ? 'Y' : 'N'])),
    // The misspelling is the wire's own.
    workflow_dispositon_event_option: 0, custom_status: 'N', hex_color: textOf(row, 'hex_color'),
  }))
  return { success: true, code: 200, data }
}
