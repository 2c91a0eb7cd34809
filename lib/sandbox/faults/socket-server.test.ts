import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { applyFault } from './apply-fault'
import type { TlsFault } from './certificate'
import type { Fault } from './fault'
import { openLittleDialer, type LittleDialer } from './little-dialer'
import { listen, type Listening } from './socket-server'

let dialer: LittleDialer
let listening: Listening
afterEach(() => listening.close())

const open = async (fetch?: (request: Request) => Promise<Response>, tls?: TlsFault): Promise<void> => {
  dialer = openLittleDialer()
  listening = await listen({ host: '127.0.0.1', port: 0, fetch: fetch ?? dialer.fetch, faults: dialer.faults, ...(tls && { tls }) })
}

const order = (mode: Fault['mode'], options?: Fault['options']): void => {
  dialer.faults.set({ mode, path: '*', times: 1, ...(options && { options }) })
}

const url = (path: string): string => `http://127.0.0.1:${listening.port}${path}`

const wire = 'POST /v1/campaigns/status HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nstatus=0'

type Heard = { text: string; end: 'closed' | 'ECONNRESET' | 'ECONNREFUSED' | 'left' }

/** Writes bytes on a connection of its own and tells all that came back; leaves by itself after `leaveAfter` bytes. */
const speak = (text: string, leaveAfter = Infinity): Promise<Heard> =>
  new Promise((resolve) => {
    let heard = ''
    let end: Heard['end'] = 'closed'
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (part) => {
      heard += part.toString('latin1')
      if (heard.length < leaveAfter) return
      end = 'left'
      socket.destroy()
    })
    socket.on('error', (error) => (end = 'code' in error && error.code === 'ECONNREFUSED' ? 'ECONNREFUSED' : 'ECONNRESET'))
    socket.on('close', () => resolve({ text: heard, end }))
  })

const headOf = ({ text }: Heard): string => text.slice(0, text.indexOf('\r\n\r\n'))
const bodyOf = ({ text }: Heard): string => text.slice(text.indexOf('\r\n\r\n') + 4)

describe('without a fault', () => {
  it('carries forms in and JSON out', async () => {
    await open()
    const answer = await fetch(url('/v1/campaigns/status'), { method: 'POST', body: new URLSearchParams({ status: '0' }) })
    expect([answer.status, await answer.json(), dialer.isActive()]).toEqual([200, { success: true }, false])
  })

  it('carries ranges, several cookies and HEAD', async () => {
    await open(async (request) => new Response(request.headers.get('range'), { status: 206, headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2'], ['content-length', '9']] }))
    const answer = await fetch(url('/audio'), { headers: { range: 'bytes=0-1' } })
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([206, 'bytes=0-1', ['a=1', 'b=2']])
    const head = await fetch(url('/audio'), { method: 'HEAD', headers: { range: 'bytes=0-1' } })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['9', ''])
  })

  it('streams a request body and an answer at once', async () => {
    await open(async (request) => new Response(request.body))
    const sent = 'x'.repeat(300_000)
    expect(await (await fetch(url('/echo'), { method: 'POST', body: sent })).text()).toBe(sent)
  })

  it('stops asking for more while the client does not read, and frees the work when it leaves', async () => {
    let pulled = 0
    let isFreed = false
    const body = (): ReadableStream => new ReadableStream({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(64 * 1024))
      },
      cancel: () => void (isFreed = true),
    }, { highWaterMark: 0 })
    await open(async () => new Response(body()))
    const socket = connect(listening.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')).pause()
    let before = -1
    await vi.waitFor(() => {
      const isStill = pulled > 0 && pulled === before
      before = pulled
      expect(isStill).toBe(true)
    }, { interval: 100 })
    expect(pulled).toBeLessThan(1000)
    socket.destroy()
    await vi.waitFor(() => expect(isFreed).toBe(true))
  })

  it('is a 400 for a target or method that no request can have, a 500 when the answer breaks', async () => {
    await open(async () => { throw new Error('secret') })
    expect((await speak('TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).text).toMatch(/^HTTP\/1.1 400 /)
    expect((await speak('GET http://else.where/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).text).toMatch(/^HTTP\/1.1 400 /)
    const broken = await speak('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(broken.text).toMatch(/^HTTP\/1.1 500 /)
    expect(broken.text).not.toContain('secret')
  })
})

describe('faults of the connection', () => {
  it.each<[Fault['mode'], boolean]>([['U01', true], ['U03', true], ['U14', true], ['U15', true], ['U61', false]])('%s resets; the campaign still dials: %s', async (mode, isActive) => {
    await open()
    order(mode)
    expect(await speak(wire)).toEqual({ text: '', end: 'ECONNRESET' })
    expect(dialer.isActive()).toBe(isActive)
  })

  it('U01 with a time refuses, and then the same port answers again', async () => {
    await open()
    order('U01', { forMs: 300 })
    expect((await speak(wire)).end).toBe('ECONNREFUSED')
    await vi.waitFor(async () => expect((await speak(wire, 10)).text).toContain('HTTP/1.1 200'), { timeout: 5000 })
    expect(dialer.faults.list()).toEqual([])
  })

  it('U02 is silent until the caller leaves', async () => {
    await open()
    order('U02')
    await expect(fetch(url('/v1/leads/search'), { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('U04 sends headers and U05 half a body, then each resets', async () => {
    await open()
    order('U04')
    const headers = await speak(wire)
    expect([headers.text.startsWith('HTTP/1.1 200'), headers.end]).toEqual([true, 'ECONNRESET'])
    expect(bodyOf(headers)).toBe('')
    order('U05')
    expect(await speak(wire)).toMatchObject({ text: expect.stringMatching(/content-length: 16\r\n[^]*\r\n\r\n\{"succes$/), end: 'ECONNRESET' })
  })

  it('U05 lets half of a long recording pass by', async () => {
    const long = (): Response => new Response(new Blob(['x'.repeat(1_000_000)]).stream(), { headers: { 'content-length': '1000000' } })
    await open((request) => applyFault({ mode: 'U05', path: '*', times: 1 }, request, async () => long()))
    const heard = await speak('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    // A reset throws away what is still on its way.
    expect(bodyOf(heard).length).toBeGreaterThan(0)
    expect(bodyOf(heard).length).toBeLessThanOrEqual(500_000)
    expect(heard.end).toBe('ECONNRESET')
  })

  it('U06 drips', async () => {
    await open()
    order('U06', { everyMs: 20 })
    const begun = performance.now()
    expect(await (await fetch(url('/v1/campaigns/search'))).json()).toEqual({ success: true, data: [] })
    expect(performance.now() - begun).toBeGreaterThan(200)
  })

  it('U07 never ends its headers', async () => {
    await open()
    order('U07', { everyMs: 1 })
    const heard = await speak(wire, 500)
    expect(heard).toMatchObject({ text: expect.stringContaining('x-more-9: '), end: 'left' })
    expect(heard.text).not.toContain('\r\n\r\n')
  })

  it.each<[number, string]>([[100, 'content-length: 116'], [-5, 'content-length: 11']])('U08 tells a length that is wrong by %i', async (bytes, header) => {
    await open()
    order('U08', { bytes })
    const heard = await speak(wire)
    expect([heard.text.includes(header), bodyOf(heard), heard.end]).toEqual([true, '{"success":true}', 'closed'])
  })

  it('U09 has a chunk of no size', async () => {
    await open()
    order('U09')
    expect(bodyOf(await speak(wire))).toBe('8\r\n{"succes\r\nzz\r\ns":true}\r\n0\r\n\r\n')
    order('U09')
    await expect(fetch(url('/v1/leads/search')).then((answer) => answer.text())).rejects.toThrow()
  })

  it('U10 has no end, U11 tells a length that it would keep', async () => {
    await open()
    order('U10')
    expect(headOf(await speak(wire, 5_000_000))).toContain('Transfer-Encoding: chunked')
    order('U11')
    expect(headOf(await speak(wire, 5_000_000))).toContain('content-length: 10737418240')
    order('U11', { bytes: 100_000 })
    expect((await (await fetch(url('/v1/leads/search'))).text()).length).toBe(100_000)
  })

  it('U12 and U13 reach a client that decodes', async () => {
    await open()
    order('U12', { bytes: 1_000_000 })
    const text = await (await fetch(url('/v1/leads/search'))).text()
    expect([text.length > 1_000_000, text.trim().startsWith('{"success":true')]).toEqual([true, true])
    order('U13')
    await expect(fetch(url('/v1/leads/search')).then((answer) => answer.text())).rejects.toThrow()
  })

  it('U16 answers, then closes the kept connection under the next request, which has no effect', async () => {
    await open()
    order('U16')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = (path: string): Promise<string> => new Promise((resolve) => {
      const asked = httpRequest(url(path), { agent, method: 'POST' }, (answer) => void answer.resume().on('end', () => resolve(String(answer.statusCode))))
      asked.on('error', (error) => resolve('code' in error ? String(error.code) : error.message)).end()
    })
    expect([await ask('/v1/leads/search'), await ask('/v1/campaigns/status'), await ask('/v1/leads/search')]).toEqual(['200', 'ECONNRESET', '200'])
    expect(dialer.reached).toEqual(['/v1/leads/search', '/v1/leads/search'])
    agent.destroy()
  })

  it('U17 floods, then answers; U18 sends a header that clients refuse', async () => {
    await open()
    order('U17', { count: 250 })
    const heard = await speak(wire.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    expect([heard.text.split('HTTP/1.1 103').length - 1, heard.text.split('HTTP/1.1 200').length - 1]).toEqual([250, 1])
    order('U18')
    await expect(fetch(url('/v1/leads/search'))).rejects.toMatchObject({ cause: { code: 'UND_ERR_HEADERS_OVERFLOW' } })
  })
})

describe('U14 as a listener', () => {
  const codeOf = (host: string, ca: string | undefined): Promise<string> => new Promise((resolve) => {
    const asked = httpsRequest(`https://${host}:${listening.port}/v1/leads/search`, { ca, agent: false, family: 4 }, (answer) => {
      answer.resume()
      resolve(String(answer.statusCode))
    })
    asked.on('error', (error) => resolve('code' in error ? String(error.code) : error.message)).end()
  })

  it.each<[TlsFault, boolean, string]>([
    ['self-signed', false, 'DEPTH_ZERO_SELF_SIGNED_CERT'], ['self-signed', true, '200'], ['expired', true, 'CERT_HAS_EXPIRED'], ['wrong-host', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s, trusted: %s, is %s', async (tls, isTrusted, expected) => {
    await open(undefined, tls)
    expect(await codeOf('127.0.0.1', isTrusted ? listening.cert : undefined)).toBe(expected)
  })
})

it('close cuts what is under way and leaves neither sockets nor timers', async () => {
  const timersNow = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name === 'TCPSocketWrap' || name === 'TCPServerWrap').length
  const before = timersNow()
  await open()
  order('U07', { everyMs: 60_000 })
  order('U06', { everyMs: 60_000 })
  order('U02')
  const heard = [speak(wire), speak(wire), speak(wire)]
  await vi.waitFor(() => expect(dialer.faults.list()).toEqual([]))
  order('U01', { forMs: 60_000 })
  await listening.close()
  await Promise.all(heard)
  await vi.waitFor(() => expect(timersNow()).toBeLessThanOrEqual(before + 1))
})
