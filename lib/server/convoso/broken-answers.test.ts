import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/server/core/errors'
import { sample } from '@/lib/testing/sample'
import { everyRead, everyWrite, goodSamples, json, ok, testClient, type TestClient } from './test-client'

type Case = { name: string; answer: () => Response; read: string; write: string; writeSent?: 'no' | 'maybe'; retried?: boolean }

const html = '<!doctype html><title>Sign in</title><form action="/login">cvso says: secret upstream words</form>'
const status = (code: number, body: string | null = html, headers: Record<string, string> = {}) => () => new Response(body, { status: code, headers })
const body = (text: string | Uint8Array<ArrayBuffer>) => () => new Response(text)

const redirectedSuccess = () => json({ success: true, data: [] }, { status: 302, headers: { location: 'https://evil.example/' } })
const unreadable = { read: 'upstream_unreadable', write: 'upstream_unreadable', writeSent: 'maybe' } as const
const fault = { read: 'upstream_unavailable', write: 'upstream_unavailable', writeSent: 'maybe', retried: true } as const
const refusedAtDoor = { read: 'upstream_auth', write: 'upstream_auth', writeSent: 'no' } as const
const rejected = { read: 'upstream_rejected', write: 'upstream_rejected' } as const

const cases: Case[] = [
  ...[301, 302, 307, 308].map((code) => ({ name: `${code} to another host`, answer: status(code, null, { location: 'https://evil.example/' }),
    ...unreadable })),
  { name: '302 that reads as success', answer: redirectedSuccess, ...unreadable },
  ...[400, 404, 409, 413].map((code) => ({ name: String(code), answer: status(code), ...rejected })),
  { name: '400 with a refusal inside', answer: () => json({ success: false, code: 6999, text: 'secret upstream words' }, { status: 400 }),
    ...rejected },
  ...[401, 403].map((code) => ({ name: String(code), answer: status(code), ...refusedAtDoor })),
  { name: '401 with a body', answer: () => json({ success: false, code: 5001, text: 'Auth token is invalid' }, { status: 401 }), ...refusedAtDoor },
  ...[408, 500, 502, 503, 504, 599].map((code) => ({ name: String(code), answer: status(code), ...fault })),
  { name: '500 that reads as success', answer: () => json({ success: true, data: [] }, { status: 500 }), ...fault },
  { name: '429', answer: status(429), read: 'upstream_busy', write: 'upstream_busy', writeSent: 'no', retried: true },
  { name: '204', answer: status(204, null), ...unreadable },
  { name: 'empty body', answer: body(''), ...unreadable },
  { name: 'HTML sign-in page with 200', answer: body(html), ...unreadable },
  { name: 'truncated JSON', answer: body('{"success":true,"data":[{"id":1'), ...unreadable },
  { name: 'JSON and trailing junk', answer: body('{"success":true,"data":[]}<br>Notice'), ...unreadable },
  { name: 'UTF-16', answer: body(new Uint8Array(Buffer.from('{"success":true}', 'utf16le'))), ...unreadable },
  { name: 'invalid UTF-8', answer: body(new Uint8Array([0x7b, 0xc3, 0x28, 0x7d])), ...unreadable },
  ...['null', '[]', '7', '"ok"', 'true'].map((text) => ({ name: `the value ${text}`, answer: body(text), ...unreadable })),
  { name: '100,000 levels deep', answer: body('{"data":'.repeat(100_000) + '1' + '}'.repeat(100_000)), ...unreadable },
  { name: 'success as the text "false"', answer: () => json({ success: 'false', code: 6004 }), ...unreadable },
  { name: 'success as the text "true"', answer: () => json({ success: 'true', data: {} }), ...unreadable },
  { name: 'error without success', answer: () => json({ error: 'secret upstream words' }), ...unreadable },
  { name: 'a refusal without a number', answer: () => json({ success: false, error: 'secret upstream words' }), ...rejected },
  { name: 'a refusal in message', answer: () => json({ success: false, message: 'secret upstream words', error_code: 6999 }), ...rejected },
  { name: 'a refusal in errors[]', answer: () => json({ success: false, errors: [{ code: '6999', message: 'secret upstream words' }] }),
    ...rejected },
  { name: 'a refusal with its code as text', answer: () => json({ success: false, code: '6999', text: 'secret upstream words' }), ...rejected },
  { name: 'an undecodable encoding', answer: () => new Response('x', { headers: { 'content-encoding': 'zstd-dict' } }), ...unreadable },
  { name: 'bad gzip', answer: () => new Response('not gzip at all', { headers: { 'content-encoding': 'gzip' } }), ...unreadable },
]

async function failure(client: TestClient, work: Promise<unknown> | undefined, retried = false): Promise<AppError> {
  const settled = work?.then(
    () => new Error('resolved'),
    (error: unknown) => error,
  )
  if (retried) await client.clock.advance(60_000)
  const error = await settled
  if (!(error instanceof AppError)) throw new Error('not an AppError', { cause: error })
  return error
}

describe.each(cases)('$name', ({ answer, read, write, writeSent, retried = false }) => {
  it.each(Object.entries(everyRead))('%s', async (_path, act) => {
    const client = testClient(answer)
    const error = await failure(client, act(client.convoso), retried)
    expect(error.code).toBe(read)
    expect(client.seen).toHaveLength(retried ? 3 : 1)
    expectNothingLeaks(client, error)
  })

  it.each(Object.entries(everyWrite))('%s', async (_path, act) => {
    const client = testClient(answer)
    const error = await failure(client, act(client.convoso))
    expect(error.code).toBe(write)
    expect(error.details.sent).toBe(writeSent)
    expect(client.seen).toHaveLength(1)
    expectNothingLeaks(client, error)
  })
})

function expectNothingLeaks({ logged, convoso, clock }: TestClient, error: AppError): void {
  const said = JSON.stringify([error.message, error.details, String(error.cause), logged, convoso.health()])
  expect(said).not.toMatch(/secret upstream words|doctype|canary/)
  expect(clock.sleepers()).toBe(0)
}

describe('success without what was asked for', () => {
  it.each(Object.entries(everyRead))('%s never becomes an empty list', async (_path, act) => {
    for (const data of [undefined, null, 'x', [7], { entries: 5, results: 5 }]) {
      const client = testClient(() => json({ success: true, data }))
      expect((await failure(client, act(client.convoso))).code).toBe('upstream_unreadable')
    }
  })

  it.each(['lists/insert', 'leads/insert'])('%s without the new id may have been carried out', async (path) => {
    const client = testClient(() => json({ success: true, data: {} }))
    const error = await failure(client, everyWrite[path]?.(client.convoso))
    expect([error.code, error.details.sent]).toEqual(['upstream_unreadable', 'maybe'])
  })
})

describe('rows that are broken', () => {
  const withRows = Object.entries(everyRead).filter(([path]) => path !== 'user-activity/search')
  it.each(withRows)('%s is unreadable when an id is missing', async (path, act) => {
    const broken = (goodSamples[path] ?? '').length === 0 ? '' : sample(goodSamples[path] ?? '')
    const text = broken.replaceAll(/"(recording_id|user_id|id)":/g, '"gone":').replaceAll(/"status": "(NEW|SALE)"/g, '"gone": "x"')
    expect(text).not.toBe(broken)
    const client = testClient(() => ok(text))
    expect((await failure(client, act(client.convoso))).code).toBe('upstream_unreadable')
  })

  it('keeps a lead whose other fields are of odd types, and drops what it does not know', async () => {
    const entry = { id: 5, first_name: ['x'], created_at: 17, called_count: 'many', list_id: {}, ssn: { deep: 1 }, phone_number: 8181234561 }
    const client = testClient(() => json({ success: true, data: { offset: 0, limit: 10, total: 1, entries: [entry] } }))
    const { data } = await client.convoso.leads.search({})
    expect(data.items[0]).toMatchObject({ id: '5', firstName: '', createdAt: null, calledCount: null, listId: null, custom: {}, phone: '8181234561' })
  })

  it.each([0, -1, 1.5, 2 ** 60, '0', '', '12a', null])('refuses %s as an id', async (id) => {
    const client = testClient(() => json({ success: true, data: [{ id, name: 'x', status: 'Y' }] }))
    expect((await failure(client, client.convoso.campaigns.search())).code).toBe('upstream_unreadable')
  })

  it.each(['y', '1', 1, true, '', null, 'ACTIVE'])('refuses %s as a campaign state', async (state) => {
    const client = testClient(() => json({ success: true, data: [{ id: 1, name: 'x', status: state }] }))
    expect((await failure(client, client.convoso.campaigns.search())).code).toBe('upstream_unreadable')
  })
})

it('reads JSON behind a byte order mark and takes the last of duplicate keys', async () => {
  const client = testClient(() => ok('\uFEFF{"success":false,"success":true,"data":{"available_agents":"1","logged_in_agents":2}}'))
  expect((await client.convoso.agents.floor({})).data).toEqual({ available: 1, loggedIn: 2 })
})

it('takes "deletion in progress" as an answer on lists/delete alone', async () => {
  const client = testClient(() => json({ success: false, code: 102, text: 'x' }))
  for (const [path, act] of Object.entries(everyWrite).filter(([name]) => name !== 'lists/delete')) {
    const error = await failure(client, act(client.convoso))
    expect([path, error.code, error.details.upstreamCode]).toEqual([path, 'upstream_rejected', '102'])
  }
})

it('knows from the kind of failure that nothing was sent, even without a socket', async () => {
  for (const [code, sent] of [['ECONNREFUSED', 'no'], ['ENOTFOUND', 'no'], ['CERT_HAS_EXPIRED', 'no'], ['ECONNRESET', 'maybe'], ['EPIPE', 'maybe']]) {
    const client = testClient(() => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })))
    const error = await failure(client, client.convoso.campaigns.setActive('7', false))
    expect([code, error.code, error.details.sent]).toEqual([code, 'upstream_unavailable', sent])
  }
})

it('takes the "nothing found" codes as errors on every other call', async () => {
  for (const code of [6000, 6005, 6031]) {
    const client = testClient(() => json({ success: false, code, text: 'x' }))
    const others = { ...everyWrite, 'lists/search': everyRead['lists/search'], 'log/retrieve': everyRead['log/retrieve'] }
    for (const [path, act] of Object.entries(others)) {
      const error = await failure(client, act?.(client.convoso))
      expect([path, error.code, error.details.upstreamCode]).toEqual([path, 'upstream_rejected', String(code)])
    }
  }
})
