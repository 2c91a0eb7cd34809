import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from './admit-request'
import { applyResponseHeaders } from './response-headers'
import { replaceReservedHeaders } from './trusted-headers'

const rules = { headers: { 'X-Frame-Options': 'DENY' }, closedPolicy: 'closed', privateCaching: 'private, no-store', hashedFileCaching: 'immutable' }
const appUrl = new URL('http://localhost:4010')
let server: Server
let port: number

beforeAll(async () => {
  server = createServer({ requireHostHeader: false }, (request, response) => {
    const path = request.url ?? ''
    applyResponseHeaders(response, path, rules)
    const refusal = refusalOf(request, appUrl)
    if (refusal !== undefined) {
      response.writeHead(refusal.status, { ...refusal.headers, Connection: 'close' }).end()
      return
    }
    replaceReservedHeaders(request, { 'x-switchyard-address': '203.0.113.9' })
    if (path === '/own-policy') response.setHeader('Content-Security-Policy', 'own')
    if (path === '/stream') response.setHeader('Cache-Control', 'no-cache, no-transform')
    const status = path.endsWith('missing.js') ? 404 : 200
    response.writeHead(status, { 'Cache-Control': 'public', 'Set-Cookie': ['a=1', 'b=2'], Connection: 'close', ...(path === '/stream' ? { 'Cache-Control': 'no-transform' } : {}) })
    response.end(JSON.stringify({ headers: request.headers, raw: request.rawHeaders }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = portOf(server.address())
})
afterAll(() => server.close())

const portOf = (address: AddressInfo | string | null): number => (typeof address === 'object' && address !== null ? address.port : 0)

/** Sends the lines as they are and gives the whole answer. */
function send(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
const host = 'Host: localhost:4010'
const statusOf = (answer: string) => Number(answer.split(' ')[1])

describe('refusalOf', () => {
  it.each([
    ['TRACE /', 405],
    ['PROPFIND /', 405],
    ['GET http://localhost:4010/', 400],
    ['GET //evil.example/', 400],
    ['GET /a//b', 400],
    ['GET /\\evil.example', 400],
    ['GET /%zz', 400],
    ['GET /%00', 400],
    ['GET /leads?next=//fine', 200],
    ['OPTIONS *', 400],
    ['DELETE /api/leads/1', 200],
  ])('answers %s with %i', async (line, status) => {
    expect(statusOf(await send(`${line} HTTP/1.1`, host))).toBe(status)
  })

  it('wants exactly one Host', async () => {
    expect(statusOf(await send('GET / HTTP/1.1', 'Connection: close'))).toBe(400)
    expect(statusOf(await send('GET / HTTP/1.1', host, 'Host: evil.example'))).toBe(400)
  })

  it('answers to no other name, health probes excepted', async () => {
    expect(statusOf(await send('GET / HTTP/1.1', 'Host: evil.example'))).toBe(421)
    expect(statusOf(await send('GET /api/ready HTTP/1.1', 'Host: 10.0.0.7'))).toBe(200)
  })

  it('leads a person from the other loopback name to APP_URL, but no request that acts', async () => {
    const answer = await send('GET /leads?a=1 HTTP/1.1', 'Host: 127.0.0.1:4010')
    expect(statusOf(answer)).toBe(308)
    expect(answer).toContain('Location: http://localhost:4010/leads?a=1')
    expect(statusOf(await send('POST /api/leads HTTP/1.1', 'Host: 127.0.0.1:4010', 'Content-Length: 0'))).toBe(421)
    expect(statusOf(await send('GET /api/leads HTTP/1.1', 'Host: 127.0.0.1:4010', 'Sec-Fetch-Mode: cors'))).toBe(421)
  })

  it('refuses a body whose length is told twice', async () => {
    expect(statusOf(await send('POST / HTTP/1.1', host, 'Content-Length: 4', 'Transfer-Encoding: chunked', '', '0'))).toBe(400)
  })
})

describe('replaceReservedHeaders', () => {
  it('drops what a client says in our name or a proxy name, and keeps the rest', async () => {
    const answer = await send(
      'GET / HTTP/1.1', host, 'X-Forwarded-For: 6.6.6.6', 'Forwarded: for=6.6.6.6', 'X-Real-IP: 6.6.6.6', 'x-switchyard-address: 6.6.6.6', 'X-Nonce: 6.6.6.6',
      'Content-Security-Policy: 6.6.6.6', 'X-Middleware-Subrequest: 6.6.6.6', 'Next-Action: 6.6.6.6', 'Accept: text/plain', 'RSC: 1',
    )
    expect(answer).not.toContain('6.6.6.6')
    expect(answer).toContain('"x-switchyard-address":"203.0.113.9"')
    expect(answer).toContain('"accept":"text/plain"')
    expect(answer).toContain('"rsc":"1"')
  })
})

describe('applyResponseHeaders', () => {
  it('closes and keeps private what a route sends, refusals included', async () => {
    for (const line of ['GET /', 'TRACE /']) {
      const answer = await send(`${line} HTTP/1.1`, host)
      expect(answer).toMatch(/^Cache-Control: private, no-store\r$/m)
      expect(answer).toMatch(/^Content-Security-Policy: closed\r$/m)
      expect(answer).toMatch(/^X-Frame-Options: DENY\r$/m)
    }
  })

  it('leaves a document its own policy, a stream its no-transform and a response all its cookies', async () => {
    expect(await send('GET /own-policy HTTP/1.1', host)).toMatch(/^Content-Security-Policy: own\r$/m)
    expect(await send('GET /stream HTTP/1.1', host)).toMatch(/^Cache-Control: private, no-store, no-transform\r$/m)
    expect(await send('GET / HTTP/1.1', host)).toMatch(/Set-Cookie: a=1\r\nSet-Cookie: b=2\r/)
  })

  it('lets browsers keep hashed files, but not their absence', async () => {
    expect(await send('GET /_next/static/a.js HTTP/1.1', host)).toMatch(/^Cache-Control: immutable\r$/m)
    expect(await send('GET /_next/static/missing.js HTTP/1.1', host)).toMatch(/^Cache-Control: private, no-store\r$/m)
  })
})
