import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { all } from '@/lib/sandbox/core/rows'
import type { Account } from '@/lib/sandbox/core/account'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import type { TimelinePart } from '@/lib/contracts/people'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeLog } from '@/lib/server/core/log'
import { getPerson } from '@/lib/server/usecases/people/get-person'
import { getTimeline } from '@/lib/server/usecases/people/get-timeline'
import { openPerson } from '@/lib/server/usecases/people/open-person'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'

const token = 'sandbox-token-for-people'
const number = '2135550177'
/** A Tuesday, 11:30 in the account's zone. */
const noon = Date.UTC(2026, 2, 3, 19, 30, 0)

const sizes = { campaigns: 4, lists: 12, leads: 500, agents: 6, callsPerDay: 300, days: 60, callbacks: 40 }

let sandbox: Sandbox
let account: Account
beforeEach(() => {
  sandbox = openSandbox({ dir: ':memory:', now: () => noon, idle: false, accounts: [{ token, id: 'a', sizes }] })
  const opened = sandbox.account(token)
  if (opened === undefined) throw new Error('the sandbox has no such account')
  account = opened
  account.clock.set(noon / 1000, true)
})
afterEach(() => sandbox.close())

/** Makes one person of so many leads: every third holds the number as an alternate one; one in five was never called. */
function makePerson(leads: number): { calls: number; recordings: number } {
  const { db } = account
  const silent = Math.floor(leads / 5)
  const called = all(db, 'SELECT lead_id AS id FROM calls GROUP BY lead_id ORDER BY count(*) DESC, lead_id LIMIT ?', [leads - silent])
  const others = all(db, 'SELECT id FROM leads WHERE deleted_at IS NULL AND called_count = 0 ORDER BY id LIMIT ?', [silent])
  const ids = [...called, ...others].map((row) => Number(row['id']))
  for (const [index, id] of ids.entries()) {
    if (index % 3 === 1) {
      db.exec(`UPDATE leads SET alt_phone_1 = '${number}' WHERE id = ${id}`)
      continue
    }
    db.exec(`UPDATE leads SET phone_number = '${number}' WHERE id = ${id}`)
    db.exec(`UPDATE calls SET phone_number = '${number}', number_dialed = '${number}' WHERE lead_id = ${id}`)
  }
  const [row] = all(db, `SELECT count(*) AS calls, sum(recording_at <= ${noon / 1000}) AS recordings FROM calls WHERE visible_at <= ${noon / 1000} AND lead_id IN (${ids.join()})`)
  return { calls: Number(row?.['calls']), recordings: Number(row?.['recordings']) }
}

/** One opening of the person: the number pasted, the name, the whole first story. */
async function visit() {
  const test = await testDesk()
  await test.clock.advance(noon - test.clock.now())
  const asked: string[] = []
  const fetch = async (request: Request) => {
    asked.push(new URL(request.url).pathname.replace('/v1/', ''))
    return await sandbox.fetch(request)
  }
  const line = { apiUrl: 'http://127.0.0.1/v1', token, timeZone: 'America/Los_Angeles', statusEncoding: '1/0' as const }
  const pace = { maxRps: 4, burst: 20, maxInFlight: 6 }
  const ctx = ctxFor({ ...test.desk, dialer: makeConvoso({ ...line, ...pace, clock: test.clock, log: makeLog('silent'), fetch }) }, 'manager')
  const { key } = await openPerson(ctx, { phone: number })
  const reading = Promise.all([getPerson(ctx, key), whole(await getTimeline(ctx, { key }))])
  let isOver = false
  const settled = reading.finally(() => (isOver = true)).catch(() => undefined)
  for (let ms = 0; !isOver && ms < 60_000; ms += 250) await test.clock.advance(250)
  await settled
  const [person, parts] = await reading
  return { person, parts, asked, tookMs: test.clock.now() - noon }
}

async function whole(story: AsyncGenerator<TimelinePart>): Promise<TimelinePart[]> {
  const parts: TimelinePart[] = []
  for await (const part of story) parts.push(part)
  return parts
}

describe('a visit to a person', () => {
  it.each([[1, 6], [5, 10], [20, 18]])('with %i leads costs at most %i upstream requests and shows all that there is', async (leads, most) => {
    const made = makePerson(leads)
    const { person, parts, asked, tookMs } = await visit()
    const counts = Object.entries(Object.groupBy(asked, (path) => path)).map(([path, some = []]) => `${some.length} ${path}`)
    process.stdout.write(`a person of ${leads} leads, ${made.calls} calls: ${asked.length} upstream requests (${counts.join(', ')}), ${(tookMs / 1_000).toFixed(1)} s\n`)
    expect(person.leads).toHaveLength(leads)
    expect(parts.filter(({ isDone }) => isDone).map(({ problem }) => problem)).toEqual([null, null, null, null])
    const events = parts.flatMap((part) => part.events)
    expect(events.filter(({ kind }) => kind === 'call')).toHaveLength(made.calls)
    expect(new Set(events.flatMap(({ recordingKeys }) => recordingKeys)).size).toBe(made.recordings)
    expect(asked.length).toBeLessThanOrEqual(most)
  })
})
