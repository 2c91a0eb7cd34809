import type { Account } from './core/account'
import { add, addIdLists, addIn, createConditions, whereOf } from './core/conditions'
import { daySpanOf } from './core/day-span'
import { isThere } from './core/existence'
import { filterOf, idOf, listOf, type Form } from './core/form'
import { Refusal, type Answer } from './core/reply'
import { all, numberOf, textOf, type Row } from './core/rows'
import { clockTextOf } from './core/stamps'

/** `agent-performance/search`: data keyed by user id, `[]` when nobody matched; each call carries the agent's time around it. */
export const searchAgentPerformance = (account: Account, form: Form): Answer => {
  const userIds = listOf(form, 'user_ids')
  if (userIds && userIds.every((id) => !isThere(account.db, 'users', idOf(id)))) throw new Refusal(6031, 'Missing Agents')
  const rows = sumsOf(account, form)
  const data = rows.length === 0 ? [] : Object.fromEntries(rows.map((row) => [textOf(row, 'user_id'), agentRow(row)]))
  return { success: true, code: 200, total: rows.length, data }
}

const sumsOf = (account: Account, form: Form): Row[] => {
  const conditions = createConditions()
  const { start, end } = daySpanOf(account, form, { from: 'date_start', to: 'date_end' })
  add(conditions, 'c.started_at >= ? AND c.started_at <= ? AND c.visible_at <= ?', start, end, Math.floor(account.clock.now()))
  addIdLists(conditions, form, { campaign_ids: 'c.campaign_id', list_ids: 'c.list_id', queue_ids: 'c.queue_id', user_ids: 'c.user_id' })
  addIn(conditions, 'c.status', { texts: listOf(form, 'status_ids'), kind: 'text' })
  addIn(conditions, 'c.call_type', { texts: filterOf(form, 'call_type') === undefined ? undefined : listOf(form, 'call_type'), kind: 'text' })
  return all(account.db, `SELECT c.user_id, trim(u.first_name || ' ' || u.last_name) AS name, count(*) AS calls, sum(c.answered_by_machine) AS am,
    sum(c.talk_seconds) AS talk, sum(c.wait_seconds) AS wait, sum(c.pause_seconds) AS pause, sum(c.wrap_seconds) AS wrap
    FROM calls c JOIN users u ON u.id = c.user_id ${whereOf(conditions)} GROUP BY c.user_id ORDER BY name, c.user_id`, conditions.values)
}

const agentRow = (row: Row): Record<string, string | number> => {
  const [calls, am] = [numberOf(row, 'calls'), numberOf(row, 'am')]
  const others = calls - am
  const times = { talk: numberOf(row, 'talk'), wait: numberOf(row, 'wait'), pause: numberOf(row, 'pause'), wrap: numberOf(row, 'wrap') }
  const total = times.talk + times.wait + times.pause + times.wrap
  return {
    name: textOf(row, 'name'),
    talk_sec_pt: percent(times.talk, total), wait_sec_pt: percent(times.wait, total),
    pause_sec_pt: percent(times.pause, total), wrap_sec_pt: percent(times.wrap, total),
    talk_sec: clockTextOf(times.talk), wait_sec: clockTextOf(times.wait), pause_sec: clockTextOf(times.pause), wrap_sec: clockTextOf(times.wrap),
    total_time: clockTextOf(total), am, others, human_answered: others, calls, am_pt: percent(am, calls), others_pt: percent(others, calls),
    call_type: '', user_id: textOf(row, 'user_id'),
  }
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100)
