import type { DatabaseSync } from 'node:sqlite'
import { openSandbox, type Sandbox } from '../sandbox'
import type { Account } from './account'
import { run } from './rows'

/** 12:00:00 on Wednesday, 18 November 2026 in Los Angeles, epoch seconds. */
export const noon = Date.parse('2026-11-18T20:00:00Z') / 1000

export type Small = {
  sandbox: Sandbox
  account: Account
  /** The answer of a path to a form, as parsed JSON of unknown shape. */
  ask: (path: string, form?: Record<string, string>) => Promise<unknown>
  control: (method: string, path: string, json?: unknown) => Promise<{ status: number; body: unknown }>
}

/** A sandbox in memory whose only account holds a handful of rows written by hand; its clock stands at noon. */
export const openSmall = (options: Partial<Account['options']> = {}): Small => {
  const sandbox = openSandbox({ dir: ':memory:', accounts: [{ token: 'small', id: 'small', number: 123_456, sizes: 'empty', options }] })
  const account = sandbox.account('small')
  if (!account) throw new Error('The account is missing.')
  account.clock.set(noon, true)
  writeFloor(account.db)
  writeLeads(account.db)
  writeCalls(account.db)
  return {
    sandbox, account,
    ask: async (path, form = {}) => {
      const body = new URLSearchParams({ ...form, auth_token: 'small' })
      return (await sandbox.fetch(new Request(`http://127.0.0.1/v1/${path}`, { method: 'POST', body }))).json()
    },
    control: async (method, path, json) => {
      const body = json === undefined ? {} : { body: JSON.stringify(json) }
      const response = await sandbox.fetch(new Request(`http://127.0.0.1/__control/${path}`, { method, ...body }))
      return { status: response.status, body: await response.json() }
    },
  }
}

const hour = 3600

const writeFloor = (db: DatabaseSync): void => {
  const campaign = 'INSERT INTO campaigns (id, uid, name, active, zone, last_call_at, pace, contact_rate) VALUES (?, ?, ?, ?, ?, ?, 1, 0.3)'
  run(db, campaign, [11, 'c11', 'Solar West', 1, 'America/Denver', noon - 60])
  run(db, campaign, [12, 'c12', 'Never Called', 0, 'America/Los_Angeles', null])
  run(db, "INSERT INTO queues (id, name, campaign_id) VALUES (5, 'Solar Inbound', 11)")
  const list = 'INSERT INTO lists (id, uid, campaign_id, name, active, last_called_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)'
  run(db, list, [21, 'l21', 11, 'Solar Web Forms', 1, noon - 60, noon - 90_000])
  run(db, list, [22, 'l22', 12, 'Resting List', 0, null, noon - 90_000])
  run(db, list, [23, 'l23', 11, 'Solar Aged Leads', 1, null, noon - 90_000])
  const user = `INSERT INTO users (id, uid, email, first_name, last_name, level, active, created_at, last_login, local_gmt, extension, crew,
    campaign_id, skill)
    VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, '-8.00', ?, 'day', 11, 1)`
  run(db, user, [31, 'u31', 'ada@example.com', 'Ada', 'Byron', noon - 9_000_000, noon - 4 * hour, 5001])
  run(db, user, [32, 'u32', 'ben@example.com', 'Ben', 'Okafor', noon - 9_000_000, null, 5002])
  const status = `INSERT INTO statuses (code, name, final, reached, success, dnc, callback, contact, voicemail, hex_color)
    VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?, ?)`
  run(db, status, ['NEW', 'New Lead', 0, 0, 0, 0, 0, '9CA3AF'])
  run(db, status, ['SALE', 'Sale', 1, 1, 1, 1, 0, '16A34A'])
  run(db, status, ['AM', 'Answering Machine', 0, 0, 0, 0, 1, 'CBD5E1'])
  const state = 'INSERT INTO agent_states (user_id, state, since, until, campaign_id, list_id, lead_id, call_id) VALUES (?, ?, ?, ?, 11, ?, ?, ?)'
  run(db, state, [31, 'READY', noon - 65, noon + 60, 0, 0, 0])
  run(db, state, [32, 'INCALL', noon - 10, noon + 60, 21, 1, 0])
}

type SmallLead = {
  id: number
  list: number
  status: string
  phone: string
  first: string
  last: string
  calledAt: number | null
  alt?: string
  archivedAt?: number
}

const writeLeads = (db: DatabaseSync): void => {
  const leads: SmallLead[] = [
    { id: 1, list: 21, status: 'SALE', phone: '2135550101', first: 'Rosa', last: 'Diaz', calledAt: noon - 60 },
    { id: 2, list: 21, status: 'NEW', phone: '2135550102', first: 'Tom', last: 'Diaz', calledAt: null, alt: '2135550199' },
    { id: 3, list: 21, status: 'AM', phone: '2135550103', first: 'Rosa', last: 'Lee', calledAt: noon - 90_000 },
    { id: 4, list: 22, status: 'NEW', phone: '2135550101', first: 'Rosa', last: 'Diaz', calledAt: null },
    { id: 5, list: 23, status: 'NEW', phone: '2135550105', first: 'Kim', last: 'Park', calledAt: null },
    { id: 6, list: 23, status: 'NEW', phone: '2135550106', first: 'Old', last: 'File', calledAt: null, archivedAt: noon - 80_000 },
  ]
  for (const { id, list, status, phone, first, last, calledAt, alt = '', archivedAt = null } of leads) {
    insertRow(db, 'leads', {
      id, list_id: list, status, phone_code: '1', phone_number: phone, alt_phone_1: alt, alt_phone_2: '', first_name: first, last_name: last,
      email: `lead${id}@example.com`, address1: '1 Main St, Apt 2', address2: '', city: 'Reno', state: 'NV', province: '', postal_code: '89501',
      country: 'US', gender: '', date_of_birth: '', notes: '', owner_id: 31, user_id: 31, source_id: 2, created_by: 666_666, last_modified_by: 31,
      created_at: noon - 90_000, modified_at: noon - 10_000 - id, last_called_at: calledAt, called_count: calledAt === null ? 0 : 2,
      called_count_inbound: 0, carrier_type: 'MOBILE', custom: `{"vertical":"Solar","field_7":"${id}.00"}`, archived_at: archivedAt,
    })
  }
  run(db, "INSERT INTO dnc (phone_code, phone_number, campaign_id) VALUES ('1', '2135550900', 0), ('1', '2135550905', 12)")
  const callback = `INSERT INTO callbacks (id, lead_id, list_id, campaign_id, user_id, created_at, due_at, modified_at, recipient, stage, comments)
    VALUES (?, ?, 21, 11, 31, ?, ?, ?, ?, ?, ?)`
  run(db, callback, [701, 1, noon - 90_000, noon - hour, noon - 90_000, 'USERONLY', 'PENDING', 'after lunch'])
  run(db, callback, [702, 2, noon - 90_000, noon + hour, noon - 90_000, 'SYSTEM', 'PENDING', 'Evening'])
  run(db, callback, [703, 3, noon - 90_000, noon - 50_000, noon - 90_000, 'SYSTEM', 'DISMISSED', ''])
}

type SmallCall = {
  id: number
  lead: number
  user: number
  status: string
  at: number
  seconds: number
  machine?: 1
  queue?: number
  recordingAt?: number
}

const writeCalls = (db: DatabaseSync): void => {
  const calls: SmallCall[] = [
    { id: 801, lead: 1, user: 31, status: 'SALE', at: noon - 2 * hour, seconds: 600, recordingAt: noon - hour },
    { id: 802, lead: 2, user: 31, status: 'AM', at: noon - hour, seconds: 20, machine: 1 },
    { id: 803, lead: 3, user: 666_666, status: 'NA', at: noon - 1800, seconds: 0 },
    { id: 804, lead: 1, user: 32, status: 'SALE', at: noon - 900, seconds: 300, queue: 5, recordingAt: noon + 60 },
    { id: 805, lead: 3, user: 31, status: 'AM', at: noon - 86_400, seconds: 30, machine: 1 },
    { id: 806, lead: 2, user: 32, status: 'SALE', at: noon - 30, seconds: 25 },
  ]
  for (const { id, lead, user, status, at, seconds, machine = 0, queue = null, recordingAt = null } of calls) {
    const isPerson = user < 666_666
    insertRow(db, 'calls', {
      id, lead_id: lead, list_id: 21, campaign_id: 11, user_id: user, queue_id: queue, phone_number: `213555010${lead}`,
      number_dialed: `213555010${lead}`, caller_id: '12135550000', status, call_type: queue === null ? 'OUTBOUND' : 'INBOUND', started_at: at, seconds,
      term_reason: 'AGENT', called_count: 2, queue_seconds: 0, answered_by_machine: machine, talk_seconds: isPerson ? seconds : 0,
      wait_seconds: isPerson ? 60 : 0, pause_seconds: isPerson ? 10 : 0, wrap_seconds: isPerson ? 5 : 0, visible_at: at + seconds + 20,
      recording_at: recordingAt,
    })
  }
}

const insertRow = (db: DatabaseSync, table: string, row: Record<string, string | number | null>): void => {
  const columns = Object.keys(row)
  run(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row))
}
