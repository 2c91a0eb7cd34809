import { createServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/server/core/errors'
import { sample } from '@/lib/testing/sample'
import { testClient, type TestClient } from './test-client'

type OnRequest = (socket: Socket) => void
type Line = { client: TestClient; server: Server; sockets: Set<Socket>; requests: string[] }

const open: Line[] = []

/** A client on a real socket, and a peer that does with each request what the test says. The clock stands still. */
async function line(onRequest: OnRequest): Promise<Line> {
  const sockets = new Set<Socket>()
  const requests: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      if (!text.includes('auth_token=')) return
      requests.push(text)
      text = ''
      onRequest(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const made = { client: realClient(`http://127.0.0.1:${port}/v1`), server, sockets, requests }
  open.push(made)
  return made
}

const realClient = (apiUrl: string): TestClient => testClient(() => new Response(), { apiUrl, fetch: 'network' })

afterEach(async () => {
  for (const { client, server, sockets } of open.splice(0)) {
    await client.convoso.close()
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

const head = (headers: string) => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`
const whole = (body: string) => head(`content-length: ${Buffer.byteLength(body)}`) + body
const failed = async (work: Promise<unknown>): Promise<Pick<AppError, 'code' | 'details'>> =>
  work.then(
    () => Promise.reject(new Error('resolved')),
    (error: AppError) => ({ code: error.code, details: error.details }),
  )
const write = (client: TestClient) => failed(client.convoso.campaigns.setActive('7', false))
const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

describe('on a real socket', () => {
  it('sends one form, keeps the connection, and puts the token in the body alone', async () => {
    const peer = await line((socket) => socket.write(whole(sample('campaigns-search/official'))))
    for (let n = 0; n < 10; n++) expect((await peer.client.convoso.campaigns.search()).data).toHaveLength(2)
    expect(peer.requests).toHaveLength(10)
    expect(peer.sockets.size).toBeLessThanOrEqual(2)
    const [headers, body] = (peer.requests[0] ?? '').split('\r\n\r\n')
    expect(headers).toMatch(/^POST \/v1\/campaigns\/search HTTP\/1\.1\r\n/)
    expect(headers).toMatch(/accept-encoding: identity/i)
    expect(headers).toMatch(/content-type: application\/x-www-form-urlencoded/i)
    expect(headers).not.toMatch(/canary|transfer-encoding/i)
    expect(body?.startsWith('auth_token=')).toBe(true)
  })

  it('U01: a refused connection was never sent', async () => {
    const peer = await line(() => undefined)
    await new Promise((resolve) => peer.server.close(resolve))
    expect(await write(peer.client)).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'no' } })
  })

  it('U14: neither was anything to a peer without TLS', async () => {
    const peer = await line((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const address = peer.server.address()
    const client = realClient(`https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`)
    expect(await write(client)).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'no' } })
    await client.convoso.close()
  })

  it('U02: silence ends after 10 s, and the connection with it', async () => {
    const peer = await line(() => undefined)
    const work = write(peer.client)
    await until(() => peer.requests.length > 0)
    await peer.client.clock.advance(9_999)
    expect(peer.sockets.size).toBe(1)
    await peer.client.clock.advance(1)
    expect(await work).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'maybe' } })
    await until(() => peer.sockets.size === 0)
    expect(peer.client.clock.sleepers()).toBe(0)
  })

  it('U06: a body that stalls ends with the total deadline, 20 s for reads and 30 s for writes', async () => {
    const peer = await line((socket) => socket.write(head('content-length: 500') + '{"success":'))
    const read = failed(peer.client.convoso.campaigns.search())
    const change = write(peer.client)
    await until(() => peer.requests.length === 2)
    // The headers have to arrive before time moves on, or the shorter deadline is the one that ends it.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
    await peer.client.clock.advance(20_000)
    expect(await read).toMatchObject({ code: 'upstream_unavailable' })
    await until(() => peer.sockets.size === 1)
    await peer.client.clock.advance(10_000)
    expect(await change).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'maybe' } })
    await until(() => peer.sockets.size === 0)
    expect(peer.client.clock.sleepers()).toBe(0)
  })

  it.each([
    ['U03: reset at once', (socket: Socket) => void socket.resetAndDestroy()],
    ['U04: reset after the headers', (socket: Socket) => void socket.write(head('content-length: 500'), () => socket.resetAndDestroy())],
    ['U05: reset in the body', (socket: Socket) => void socket.write(head('content-length: 500') + '{"suc', () => socket.resetAndDestroy())],
    ['U08: shorter than its content-length', (socket: Socket) => void socket.end(head('content-length: 500') + '{"success":true}')],
    ['U09: a bad chunk', (socket: Socket) => void socket.end(head('transfer-encoding: chunked') + 'zz\r\n{}\r\n')],
    ['U16: closed without a word', (socket: Socket) => void socket.end()],
    ['U18: 64 KB of headers', (socket: Socket) => void socket.write(head(`x-long: ${'a'.repeat(65_536)}`))],
  ])('%s: the write may have arrived', async (_name, act) => {
    const peer = await line(act)
    expect(await write(peer.client)).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'maybe' } })
    await until(() => peer.sockets.size === 0)
  })

  it('U10: an endless body is cut at 8 MB', async () => {
    let sent = 0
    const block = `100000\r\n${' '.repeat(0x100000)}\r\n`
    const peer = await line((socket) => {
      socket.write(head('transfer-encoding: chunked'))
      const more = () => {
        sent += 1
        if (!socket.destroyed) socket.write(block, () => setImmediate(more))
      }
      more()
    })
    expect(await failed(peer.client.convoso.campaigns.search())).toMatchObject({ code: 'upstream_unreadable' })
    await until(() => peer.sockets.size === 0)
    expect(sent).toBeLessThan(40)
  })

  it('U12: a gzip bomb is cut at 8 MB decoded, and an honest gzip is read', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20))
    const honest = gzipSync(sample('campaigns-search/official'))
    let packed = bomb
    const peer = await line((socket) => {
      socket.write(head(`content-encoding: gzip\r\ncontent-length: ${packed.byteLength}`))
      socket.write(packed)
    })
    expect(await failed(peer.client.convoso.campaigns.search())).toMatchObject({ code: 'upstream_unreadable' })
    packed = honest
    expect((await peer.client.convoso.campaigns.search()).data).toHaveLength(2)
  })

  it('U19: a redirect is not followed', async () => {
    const other = await line((socket) => socket.write(whole('{"success":true}')))
    const address = other.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const peer = await line((socket) => socket.write(`HTTP/1.1 307 Go\r\nlocation: http://127.0.0.1:${port}/\r\ncontent-length: 0\r\n\r\n`))
    expect(await write(peer.client)).toMatchObject({ code: 'upstream_unreadable', details: { sent: 'maybe' } })
    expect(other.requests).toHaveLength(0)
  })

  it("a caller's abort frees the socket", async () => {
    const peer = await line(() => undefined)
    const stop = new AbortController()
    const read = peer.client.convoso.campaigns.search({ signal: stop.signal })
    const change = failed(peer.client.convoso.campaigns.setActive('7', false, { signal: stop.signal }))
    await until(() => peer.requests.length === 2)
    stop.abort(new Error('left'))
    await expect(read).rejects.toThrow('left')
    expect(await change).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'maybe' } })
    await until(() => peer.sockets.size === 0)
    expect(peer.client.clock.sleepers()).toBe(0)
  })

  it('uses no more connections than may be in flight', async () => {
    const waiting: Socket[] = []
    const peer = await line((socket) => void waiting.push(socket))
    const reads = Array.from({ length: 20 }, (_, n) => peer.client.convoso.agents.floor({ campaignIds: [String(n + 1)] }))
    await until(() => waiting.length === 6)
    expect(peer.sockets.size).toBe(6)
    for (let done = 0; done < 20; done++) {
      await until(() => waiting.length > 0)
      waiting.shift()?.write(whole(sample('user-activity-search/official')))
    }
    await Promise.all(reads)
    expect(peer.sockets.size).toBe(6)
  })
})

it('U15: a name that does not resolve was never sent', async () => {
  const client = realClient('http://no-such-host.invalid/v1')
  expect(await write(client)).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'no' } })
  await client.convoso.close()
})
