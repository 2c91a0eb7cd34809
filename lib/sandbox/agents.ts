import type { Account } from './core/account'
import { add, addIn, createConditions, whereOf } from './core/conditions'
import { daySpanOf } from './core/day-span'
import { isThere } from './core/existence'
import { filterOf, idOf, listOf, type Form } from './core/form'
import { namesOf, type Names } from './core/names'
import { Refusal, succeeded, type Answer } from './core/reply'
import { all, numberOf, numberOrNull, run, textOf, type Row } from './core/rows'
import { clockTextOf, stampOf } from './core/stamps'

/** States of people who are not there: the monitor does not show them. */
const awayStates = ['LOGOUT', 'LOGGED_OUT', 'OFFLINE'] as const

/** `agent-monitor/search`: a second envelope inside `entries`, with the counters beside the agents. */
export const searchAgentMonitor = (account: Account, form: Form): Answer => {
  const rows = presentAgents(account, form)
  const names = namesOf(account.db)
  const queues = all(account.db, 'SELECT id, name, campaign_id FROM queues ORDER BY id')
  const agents = rows.map((row) => agentEntry({ row, account, names, queues }))
  return succeeded({
    entries: {
      success: true, code: 200,
      campaigns: valuesOf(all(account.db, 'SELECT id, name FROM campaigns ORDER BY name')),
      queues: valuesOf(queues), agents, ...countersOf(account, rows),
    },
  })
}

/** `user-activity/search` */
export const searchUserActivity = (account: Account, form: Form): Answer => {
  const rows = presentAgents(account, form)
  return succeeded({ available_agents: rows.filter((row) => textOf(row, 'state') === 'READY').length, logged_in_agents: rows.length })
}

/** `agent-monitor/logout` */
export const logOutAgent = ({ db }: Account, form: Form): Answer => {
  const text = filterOf(form, 'user_id')
  if (text === undefined) throw new Refusal(6012, 'Required fields are missing')
  const id = idOf(text)
  if (id === undefined || !isThere(db, 'users', id)) throw new Refusal(6006, 'No such User')
  const changed = run(db, `DELETE FROM agent_states WHERE user_id = ? AND state NOT IN (${awayMarks})`, [id])
  if (changed === 0) throw new Refusal(6012, 'Required fields are missing')
  return succeeded()
}

const awayMarks = awayStates.map((state) => `'${state}'`).join(', ')

const presentAgents = (account: Account, form: Form): Row[] => {
  const conditions = createConditions()
  add(conditions, `s.state NOT IN (${awayMarks})`)
  addIn(conditions, 's.campaign_id', { texts: listOf(form, 'campaign_id'), kind: 'id' })
  addIn(conditions, 's.user_id', { texts: listOf(form, 'user_id'), kind: 'id' })
  const queues = listOf(form, 'queue_id')
  if (queues) {
    const marks = queues.map(() => '?').join(', ')
    add(conditions, `s.campaign_id IN (SELECT campaign_id FROM queues WHERE id IN (${marks}))`, ...queues.map((id) => idOf(id) ?? -1))
  }
  const { start, end } = todayOf(account)
  return all(account.db, `SELECT s.*, trim(u.first_name || ' ' || u.last_name) AS name, u.extension,
    (SELECT count(*) FROM calls c WHERE c.user_id = s.user_id AND c.started_at BETWEEN ${start} AND ${end}) AS calls_today,
    (SELECT max(c.started_at) FROM calls c WHERE c.user_id = s.user_id) AS last_call_at,
    (SELECT c.started_at + c.seconds FROM calls c WHERE c.user_id = s.user_id ORDER BY c.started_at DESC LIMIT 1) AS last_finish_at,
    k.call_type AS live_call_type
    FROM agent_states s JOIN users u ON u.id = s.user_id LEFT JOIN calls k ON k.id = s.call_id ${whereOf(conditions)} ORDER BY name, s.user_id`,
  conditions.values)
}

const todayOf = (account: Account): { start: number; end: number } =>
  daySpanOf(account, { values: new Map(), tokenPlace: 'none' }, { from: 'from', to: 'to' })

const valuesOf = (rows: Row[]): { value: number; name: string }[] => rows.map((row) => ({ value: numberOf(row, 'id'), name: textOf(row, 'name') }))

const countersOf = ({ db, clock }: Account, rows: Row[]): Record<string, unknown> => {
  const inState = (...states: string[]): number => rows.filter((row) => states.includes(textOf(row, 'state'))).length
  return {
    call_data: { active_calls: inState('INCALL'), ringing: inState('RINGING'), at: Math.floor(clock.now()) },
    queue_dialable_leads: all(db, 'SELECT count(*) AS n FROM hopper').map((row) => numberOf(row, 'n'))[0] ?? 0,
    agent_total: rows.length, agent_incall: inState('INCALL'), agent_ready: inState('READY'), agent_paused: inState('PAUSED', 'PAUSE'),
  }
}

const labels: Record<string, string> = { READY: 'Ready', INCALL: 'In Call', PAUSED: 'Paused', WRAP: 'Wrap Up', DISPO: 'Wrap Up', RINGING: 'Ringing',
  DEAD: 'Dead Call' }
const availabilityIds: Record<string, string> = { READY: '2', PAUSED: '1066' }

type Seen = { row: Row; account: Account; names: Names; queues: Row[] }

const agentEntry = ({ row, account, names, queues }: Seen): Record<string, unknown> => {
  const [campaignId, state, since] = [numberOf(row, 'campaign_id'), textOf(row, 'state'), numberOf(row, 'since')]
  const own = queues.filter((queue) => numberOf(queue, 'campaign_id') === campaignId)
  const isIdle = numberOf(row, 'lead_id') === 0
  const seconds = Math.max(0, Math.floor(account.clock.now()) - since)
  return {
    user_id: textOf(row, 'user_id'), user_full_name: textOf(row, 'name'),
    campaign_id: String(campaignId), campaign_name: names.campaign(campaignId).name,
    queue_id: '', queue_name: '', queue_assignment: own.map((queue) => textOf(queue, 'name')).join(', '),
    queue_assignment_ids: own.map((queue) => textOf(queue, 'id')),
    list_id: isIdle ? '0' : textOf(row, 'list_id'), list_name: isIdle ? '-' : names.list(numberOf(row, 'list_id')).name,
    extension: `SIP-${textOf(row, 'extension').padStart(5, '0')}`, channel_type: 'VOICE',
    call_type: isIdle ? '-' : textOf(row, 'live_call_type') || 'OUTBOUND',
    lead_id: isIdle ? '0' : textOf(row, 'lead_id'), call_log_id: textOf(row, 'call_id'),
    calls_today: textOf(row, 'calls_today'), total_calls: numberOf(row, 'calls_today'), since_last_update: seconds, ...momentsOf(row, account),
    availability_id: availabilityIds[state] ?? '2', inbound_only: '0', status: state, status_label: labels[state] ?? state,
    status_time_sec: seconds, status_time_mmss: mmss(seconds), connection_type: 'BROWSER', skill_options: '',
  }
}

/** `MM:SS`; an hour and more is told with its hours. */
const mmss = (seconds: number): string => (seconds < 3600 ? clockTextOf(seconds).slice(3) : clockTextOf(seconds))

const momentsOf = (row: Row, { zone, clock }: Account): Record<string, string> => {
  const stamp = (at: number | null): string => (at === null ? '' : stampOf(at, zone))
  return {
    last_state_change: stamp(numberOf(row, 'since')), last_call_time: stamp(numberOrNull(row, 'last_call_at')), last_update_time: stamp(clock.now()),
    last_call_finish: stamp(numberOrNull(row, 'last_finish_at')), last_inbound_call_time: '', last_inbound_call_finish: '',
  }
}
