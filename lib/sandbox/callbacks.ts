import type { Account } from './core/account'
import { add, addIdLists, addSpan, createConditions, whereOf, type Conditions } from './core/conditions'
import { filterOf, listOf, type Form } from './core/form'
import { namesOf, type Names } from './core/names'
import { clampedLimitOf, offsetOf } from './core/paging'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, count, numberOf, textOf, type Row } from './core/rows'
import { stampOf } from './core/stamps'

type Stage = 'PENDING' | 'PAST_DUE' | 'COMPLETED' | 'DISMISSED'

const titles: Record<Stage, string> = { PENDING: 'Pending', PAST_DUE: 'Past Due', COMPLETED: 'Completed', DISMISSED: 'Dismissed' }

/** Both spellings of both generations. */
const stages: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['PENDING', 'PENDING'], ['PAST_DUE', 'PAST_DUE'], ['PASTDUE', 'PAST_DUE'], ['MISSED', 'PAST_DUE'], ['COMPLETED', 'COMPLETED'],
  ['DISMISSED', 'DISMISSED'],
])

const maxOffset = 50_000

/** `callbacks/search`: every counter is a text. */
export const searchCallbacks = (account: Account, form: Form): Answer => {
  const { db } = account
  const offset = offsetOf(form, maxOffset)
  const limit = clampedLimitOf(form, { fallback: 20, max: 5000 })
  const conditions = filtersOf(account, form)
  const where = whereOf(conditions)
  const total = count(db, `SELECT count(*) FROM callbacks b ${where}`, conditions.values)
  // One that is asked for by its id is missed aloud; a search that finds nothing is not.
  if (total === 0 && listOf(form, 'id')) throw new Refusal(6000, 'Missing callbacks')
  const rows = all(db, `SELECT b.*, l.phone_number FROM callbacks b LEFT JOIN leads l ON l.id = b.lead_id ${where}
    ORDER BY b.due_at, b.id LIMIT ? OFFSET ?`, [...conditions.values, limit, offset])
  const names = namesOf(db)
  const results = rows.map((row) => callbackRow(row, account, names))
  return succeeded({ offset: String(offset), limit: String(limit), total: String(total), results })
}

const filtersOf = (account: Account, form: Form): Conditions => {
  const conditions = createConditions()
  addSpan(conditions, form, { column: 'b.due_at', from: 'start_date', to: 'end_date', zone: account.zone })
  addIdLists(conditions, form, { id: 'b.id', lead_id: 'b.lead_id', list_id: 'b.list_id', campaign_id: 'b.campaign_id', user_id: 'b.user_id' })
  const recipient = filterOf(form, 'recipient')?.toUpperCase()
  const isPersonal = recipient === 'PERSONAL' || recipient === 'USERONLY'
  if (recipient !== undefined) add(conditions, isPersonal ? "b.recipient = 'USERONLY'" : "b.recipient <> 'USERONLY'")
  const comments = filterOf(form, 'comments')
  if (comments !== undefined) add(conditions, 'instr(lower(b.comments), lower(?)) > 0', comments)
  addStages(conditions, account, listOf(form, 'stage'))
  return conditions
}

/** Late is what is pending and was due before now: it is counted, not kept. */
const addStages = (conditions: Conditions, { clock }: Account, wanted: string[] | undefined): void => {
  if (!wanted) return
  const now = Math.floor(clock.now())
  const parts = wanted.map((text) => stages.get(text.toUpperCase().replace(' ', '_'))).map((stage) =>
    stage === 'PENDING' ? `(b.stage = 'PENDING' AND b.due_at >= ${now})`
      : stage === 'PAST_DUE' ? `(b.stage IN ('PENDING', 'PAST_DUE') AND b.due_at < ${now})`
        : stage === undefined ? '0' : `b.stage = '${stage}'`)
  add(conditions, `(${parts.join(' OR ')})`)
}

const stageOf = (row: Row, now: number): Stage => {
  const kept = stages.get(textOf(row, 'stage').toUpperCase()) ?? 'PENDING'
  return kept === 'PENDING' && numberOf(row, 'due_at') < Math.floor(now) ? 'PAST_DUE' : kept
}

const callbackRow = (row: Row, { zone, clock }: Account, names: Names): Record<string, string> => {
  const stage = stageOf(row, clock.now())
  const stamp = (column: string): string => stampOf(numberOf(row, column), zone)
  return {
    id: textOf(row, 'id'), lead_id: textOf(row, 'lead_id'), list_id: textOf(row, 'list_id'), campaign_id: textOf(row, 'campaign_id'),
    status: stage, created_at: stamp('created_at'), callback_time: stamp('due_at'), modified_at: stamp('modified_at'),
    user: textOf(row, 'user_id'), recipient: textOf(row, 'recipient'), comments: textOf(row, 'comments'), context: '',
    callback_seen: stage === 'PENDING' ? '0' : '1', phone_number: textOf(row, 'phone_number'), stage: titles[stage], class: 'callback',
    user_name: names.user(numberOf(row, 'user_id')).name, directory_name: names.list(numberOf(row, 'list_id')).name,
    campaign_name: names.campaign(numberOf(row, 'campaign_id')).name, campaign_type: 'Normal', status_name: titles[stage],
  }
}
