import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAppError, type AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'
import { parseFault } from '@/lib/sandbox/faults/fault'
import { faultModes, isFaultMode, type FaultMode } from '@/lib/sandbox/faults/modes'
import { serveSandbox, type Served } from '@/lib/sandbox/serve-sandbox'
import { makeConvoso } from './make-convoso'
import { capturingLog } from './test-client'

const token = 'catalogue-canary-token-000000001'
/** Deadlines of the client pass this much faster than told, so that silence costs a test milliseconds. */
const haste = 40
const longestMs = 30_000 / haste + 3_000
const clockOf = (speed: number): Clock => ({
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    await pause(ms / speed, undefined, signal === undefined ? {} : { signal })
  },
})

const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }
type Call = (dialer: Dialer) => Promise<unknown>

const reads: Record<string, Call> = {
  'campaigns/search': (d) => d.campaigns.search(),
  'lists/search': (d) => d.lists.search({ active: true }),
  'leads/search': (d) => d.leads.search({ limit: 20 }),
  'leads/get-recordings': (d) => d.leads.recordings({ leadId: '1' }),
  'users/search': (d) => d.users.search({}),
  'users/recordings': (d) => d.users.recordings({ user: 'nobody@example.com' }),
  'agent-performance/search': (d) => d.agents.performance({}),
  'agent-monitor/search': (d) => d.agents.monitor({}),
  'user-activity/search': (d) => d.agents.floor({}),
  'log/retrieve': (d) => d.calls.search(span),
  'callbacks/search': (d) => d.callbacks.search({}),
  'status/search': (d) => d.dispositions.search(''),
}
const writes: Record<string, Call> = {
  'campaigns/status': (d) => d.campaigns.setActive('1041', true),
  'lists/insert': (d) => d.lists.insert({ name: `Catalogue ${Math.random().toString(36).slice(2, 9)}`, campaignId: '1041' }),
  'lists/update': (d) => d.lists.update('999999', { active: true }),
  'lists/delete': (d) => d.lists.remove('999999'),
  'leads/insert': (d) => d.leads.insert({ listId: '999999', phone: '8185550100' }),
  'leads/update': (d) => d.leads.update('999999999', { city: 'Fresno' }),
  'leads/delete': (d) => d.leads.remove('999999999'),
}

/** After these a read cannot be right, so it must say so. The other modes leave room for a true answer. */
const hopeless = new Set<FaultMode>([
  ...(['U01', 'U02', 'U03', 'U04', 'U05', 'U07', 'U09', 'U10', 'U11', 'U12', 'U13', 'U14', 'U15', 'U19', 'U20', 'U21', 'U22', 'U23', 'U24', 'U25'] as const),
  ...(['U26', 'U27', 'U28', 'U29', 'U30', 'U31', 'U32', 'U33', 'U34', 'U35', 'U36', 'U37', 'U38', 'U39', 'U40', 'U42', 'U43', 'U44', 'U46', 'U48'] as const),
  ...(['U49', 'U50', 'U61', 'U64'] as const),
])
const options: Partial<Record<FaultMode, object>> = { U06: { everyMs: 200 }, U07: { everyMs: 20 }, U11: { bytes: 64_000_000 }, U12: { bytes: 40_000_000 } }

let served: Served
let heldBefore = 0
const logged: string[] = []

beforeAll(async () => {
  const sizes = { campaigns: 3, lists: 4, leads: 60, agents: 4, callsPerDay: 40, days: 2, callbacks: 5 }
  served = await serveSandbox({ dir: ':memory:', accounts: [{ token, sizes }] })
  heldBefore = heldBytes()
})
afterAll(() => served.close())

describe('every way of failing, for every call', () => {
  it.each(Object.keys(faultModes).filter(isFaultMode))('%s ends in time, typed or right', async (mode) => {
    served.sandbox.faults.set(faultOf(mode))
    const client = openClient()
    const [asked, written] = await Promise.all([Promise.all(outcomes(reads, client)), Promise.all(outcomes(writes, client))])
    await client.close()
    served.sandbox.faults.clear()
    for (const { name, error } of [...asked, ...written]) assertTyped(name, error)
    if (hopeless.has(mode)) for (const { name, error } of asked) expect(error, `${name} took a failure for an answer`).not.toBeNull()
    for (const { name, error } of written) assertSaysWhetherSent(name, error)
  }, 30_000)

  it('leaves no memory, no secret and no dead client behind', async () => {
    expect(heldBytes() - heldBefore).toBeLessThan(60 * 1024 * 1024)
    expect(logged.join('\n')).not.toContain(token)
    // With its real patience: here a read must succeed, and a busy machine may be slow.
    const client = openClient(1)
    for (const { name, error } of await Promise.all(outcomes(reads, client))) expect([name, mayRefuse(name) ? null : error]).toEqual([name, null])
    await client.close()
  })
})

/** What is still referenced after a full collection: heap and buffers, ours and the twin's. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function faultOf(mode: FaultMode) {
  const fault = parseFault({ mode, path: '*', times: null, options: options[mode] ?? {} })
  if (typeof fault === 'string') throw new Error(fault)
  return fault
}

const openClient = (speed = haste) =>
  makeConvoso({
    apiUrl: `${served.url}/v1`,
    token,
    timeZone: 'America/Los_Angeles',
    statusEncoding: '1/0',
    maxRps: 1_000,
    burst: 1_000,
    maxInFlight: 20,
    clock: clockOf(speed),
    log: capturingLog(logged),
  })

type Outcome = { name: string; error: unknown }

const outcomes = (calls: Record<string, Call>, client: Dialer): Promise<Outcome>[] =>
  Object.entries(calls).map(async ([name, call]) => ({ name, error: await endOf(call(client)) }))

/** null when it resolved; a call that hangs is an error of its own. */
async function endOf(work: Promise<unknown>): Promise<unknown> {
  const stop = new AbortController()
  const hung = pause(longestMs, 'hung' as const, { signal: stop.signal }).catch(() => null)
  const end = work.then(
    () => null,
    (error: unknown) => error,
  )
  try {
    return await Promise.race([end, hung])
  } finally {
    stop.abort()
  }
}

function assertTyped(name: string, error: unknown): void {
  if (error === null) return
  expect(isAppError(error), `${name}: ${String(error)}`).toBe(true)
  if (!isAppError(error)) return
  expect(error.code, name).toMatch(/^upstream_/)
  expect(`${error.message} ${JSON.stringify(error.details)}`).not.toMatch(new RegExp(`${token}|<html|\\u001b`, 'i'))
}

function assertSaysWhetherSent(name: string, error: unknown): void {
  if (!isAppError(error) || isDefiniteNo(error)) return
  expect(error.details.sent, name).toMatch(/^(no|maybe)$/)
}

const isDefiniteNo = (error: AppError): boolean => error.code === 'upstream_rejected'
const mayRefuse = (name: string): boolean => name === 'users/recordings' || name === 'leads/get-recordings'
