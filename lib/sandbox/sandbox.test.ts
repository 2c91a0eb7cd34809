import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSandbox, type Sandbox } from './sandbox'

const sizes = { leads: 300, agents: 10, callsPerDay: 100, days: 4, callbacks: 10 }
const seeded = { token: 'kept', id: 'kept', seed: 5, sizes }

let dir: string
let open: Sandbox[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sandbox-'))
  open = []
})
afterEach(() => {
  for (const sandbox of open) sandbox.close()
  rmSync(dir, { recursive: true })
})

const start = (...parameters: Parameters<typeof openSandbox>): Sandbox => {
  const sandbox = openSandbox(...parameters)
  open.push(sandbox)
  return sandbox
}

const ask = async (sandbox: Sandbox, path: string): Promise<unknown> => (await sandbox.fetch(new Request(`http://127.0.0.1/v1/${path}`))).json()
const rowsOf = (sandbox: Sandbox, table: string): unknown => sandbox.account('kept')?.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n

describe('a sandbox in a folder', () => {
  test('keeps what was written, also accounts that were made while it ran', async () => {
    const before = start({ dir, accounts: [seeded], idle: false })
    const made = before.book.create({ token: 'made', id: 'made', sizes: 'empty' })
    const first = before.account('kept')?.db.prepare('SELECT id FROM campaigns WHERE active = 1').get()?.id
    await ask(before, `campaigns/status?auth_token=kept&campaign_id=${String(first)}&status=0`)
    before.close()
    const after = start({ dir, accounts: [seeded], idle: false })
    expect(after.account('kept')?.db.prepare('SELECT active FROM campaigns WHERE id = ?').get(Number(first))?.active).toBe(0)
    expect(after.account('made')?.number).toBe(made.number)
    expect(rowsOf(after, 'leads')).toBe(300)
  })

  test('a file that was left half made is made anew', async () => {
    const before = start({ dir, accounts: [seeded], idle: false })
    before.account('kept')?.db.exec("DELETE FROM meta WHERE key = 'account'; DELETE FROM leads")
    before.close()
    expect(rowsOf(start({ dir, accounts: [seeded], idle: false }), 'leads')).toBe(300)
  })

  test('fills older days back without being asked', async () => {
    const sandbox = start({ dir, accounts: [seeded], idle: false })
    const recent = Number(rowsOf(sandbox, 'calls'))
    sandbox.settle()
    expect(Number(rowsOf(sandbox, 'calls'))).toBeGreaterThan(recent)
  })

  test('two accounts share no row, and no token twice', async () => {
    const sandbox = start({ dir, accounts: [seeded, { ...seeded, id: 'other', token: 'other', sizes: 'empty' }], idle: false })
    expect(await ask(sandbox, 'campaigns/search?auth_token=other')).toEqual({ success: true, data: [] })
    expect(() => sandbox.book.create({ token: 'kept', id: 'third' })).toThrow('token')
    expect(() => sandbox.book.create({ token: 'third', id: '../third' })).toThrow('account id')
  })
})

describe('a seeded account', () => {
  test('every read answers, and performance adds up', async () => {
    const sandbox = start({ dir: ':memory:', accounts: [seeded], now: () => Date.parse('2026-11-18T20:00:00Z') })
    const paths = ['campaigns/search', 'lists/search', 'leads/search', 'users/search', 'agent-performance/search', 'agent-monitor/search',
      'user-activity/search', 'log/retrieve', 'callbacks/search', 'status/search']
    for (const path of paths) expect(await ask(sandbox, `${path}?auth_token=kept`)).toMatchObject({ success: true })
    const answer = await ask(sandbox, 'agent-performance/search?auth_token=kept')
    const rows = Object.values(Object(Object(answer).data)).map((row) => Object(row))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.calls).toBe(row.am + row.others)
      expect(seconds(row.total_time)).toBe(seconds(row.talk_sec) + seconds(row.wait_sec) + seconds(row.pause_sec) + seconds(row.wrap_sec))
    }
  })

  test('the same seed at the same time is the same world', async () => {
    const now = (): number => Date.parse('2026-11-18T20:00:00Z')
    const [one, two] = [start({ dir: ':memory:', accounts: [seeded], now }), start({ dir: ':memory:', accounts: [seeded], now })]
    const path = 'leads/search?auth_token=kept&limit=50'
    expect(await ask(one, path)).toEqual(await ask(two, path))
  })
})

const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
