// Our small server around Next's request handler. Run by start.mjs and by the browser tests, from an existing build.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { closedPolicy, hashedFileCaching, privateCaching, securityHeaders } from '../lib/server/http/headers.ts'
import { pathOf, refusalOf } from './server/admit-request.ts'
import { clientAddressBehind } from './server/client-address.ts'
import { compressedFilesOf } from './server/compressed-files.ts'
import { holdHeadersForBody } from './server/one-write.ts'
import { applyResponseHeaders } from './server/response-headers.ts'
import { replaceReservedHeaders } from './server/trusted-headers.ts'
import { root } from './with-node.mjs'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT || 3000)
const host = process.env.HOST || '127.0.0.1'
const appUrl = new URL(process.env.APP_URL || `http://localhost:${port}`)
const logsAccess = process.env.LOG_LEVEL === 'debug'
const graceMs = 10_000
process.env.NODE_ENV ??= dev ? 'development' : 'production'

const rules = {
  headers: securityHeaders({ secure: appUrl.protocol === 'https:' }),
  closedPolicy,
  privateCaching,
  hashedFileCaching: dev ? privateCaching : hashedFileCaching,
}
const addressOf = readTrustedProxies()
const sendCompressed = dev ? () => false : compressedFilesOf(join(root, '.next'))

const server = createServer({ maxHeaderSize: 16 * 1024, requireHostHeader: false, connectionsCheckingInterval: 5_000 })
server.headersTimeout = 15_000
// Time to receive a request; answers (event streams, audio) may take as long as they need.
server.requestTimeout = 60_000
server.keepAliveTimeout = 15_000

// Next listens for upgrades on the server it is given: in production there are none, so it gets one that never listens.
const upgrades = dev ? server : createServer()
const app = next({ dev, dir: root, hostname: appUrl.hostname, port, httpServer: upgrades, quiet: !dev })

server.on('connect', (_request, socket) => sayAndClose(socket, '405 Method Not Allowed'))
server.on('checkExpectation', (request, response) => {
  applyResponseHeaders(response, pathOf(request.url ?? ''), rules)
  refuse(request, response, { status: 417, code: 'invalid_request', detail: 'Only Expect: 100-continue is understood.' })
})
server.on('clientError', (error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  sayAndClose(socket, statusOfParseError(error.code))
})
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE') return stopWith(`Port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`)
  if (error.code === 'EACCES') return stopWith(`Port ${port} needs rights this user does not have. Choose one above 1024: PORT=3000 npm start`)
  if (error.code === 'EADDRNOTAVAIL') return stopWith(`HOST=${host} is no address of this machine.`)
  stopWith(`The server failed: ${error.code ?? error.name}`)
})

// The port is taken before the application starts, so a second start never opens the store.
let isReady = false
const waiting = []
server.on('request', (request, response) => (isReady ? answer(request, response) : waiting.push([request, response])))
await new Promise((resolve) => server.listen({ port, host }, resolve))
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, shutDown)
// Next does not wait for the desk; a refused store must end the process before it is called ready.
const deskStarted = new Promise((resolve) => (globalThis[Symbol.for('switchyard.started')] = resolve))
await app.prepare().catch((error) => stopWith(startFailure(error)))
await deskStarted
const toNext = app.getRequestHandler()
isReady = true
for (const [request, response] of waiting.splice(0)) answer(request, response)
if (process.send) process.send('switchyard ready')
else console.log(`switchyard ready ${appUrl.origin}`)

function readTrustedProxies() {
  try {
    return clientAddressBehind((process.env.TRUSTED_PROXIES ?? '').split(',').map((entry) => entry.trim()).filter(Boolean))
  } catch (error) {
    stopWith(error.message)
  }
}

function answer(request, response) {
  const startedAt = performance.now()
  const requestId = randomUUID()
  const path = pathOf(request.url ?? '')
  applyResponseHeaders(response, path, rules)
  response.setHeader('X-Request-Id', requestId)
  if (logsAccess) response.on('close', () => logAccess({ request, response, path, requestId, startedAt }))
  const refusal = refusalOf(request, appUrl)
  if (refusal !== undefined) return refuse(request, response, refusal)
  const address = addressOf(request.socket.remoteAddress, request.headers['x-forwarded-for'])
  replaceReservedHeaders(request, {
    'x-switchyard-address': address,
    'x-switchyard-request-id': requestId,
    'x-forwarded-for': address,
    'x-forwarded-host': appUrl.host,
    'x-forwarded-proto': appUrl.protocol.slice(0, -1),
  })
  if (sendCompressed(request, response, path)) return
  holdHeadersForBody(response)
  toNext(request, response).catch(() => {
    if (response.headersSent) response.destroy()
    else refuse(request, response, { status: 500, code: 'internal', detail: 'Something went wrong inside Switchyard.' })
  })
}

function refuse(request, response, { status, code, detail, headers = {} }) {
  const requestId = String(response.getHeader('X-Request-Id') ?? randomUUID())
  const body = JSON.stringify({ type: 'about:blank', title: code, status, code, detail, requestId })
  // An unread body would be taken for the next request on this connection.
  response.writeHead(status, { ...headers, 'Content-Type': 'application/problem+json', 'Content-Length': Buffer.byteLength(body), Connection: 'close' })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function sayAndClose(socket, status) {
  const headers = { ...rules.headers, 'Content-Security-Policy': closedPolicy, 'Cache-Control': privateCaching, 'Content-Length': '0', Connection: 'close' }
  socket.end(`HTTP/1.1 ${status}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}

function statusOfParseError(code) {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large'
  if (code === 'HPE_INVALID_METHOD') return '405 Method Not Allowed'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout'
  return '400 Bad Request'
}

function logAccess({ request, response, path, requestId, startedAt }) {
  const line = { time: new Date().toISOString(), method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt), requestId }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Stops accepting, ends event streams, lets running requests finish within the grace time, and exits 0. */
async function shutDown() {
  for (const signal of ['SIGTERM', 'SIGINT']) process.off(signal, shutDown).on(signal, () => {})
  const deadline = setTimeout(() => {
    server.closeAllConnections()
    process.exit(0)
  }, graceMs)
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  process.emit('switchyard:shutdown')
  const ended = globalThis[Symbol.for('switchyard.shutdown')]
  try {
    if (typeof ended === 'function') await ended()
  } catch (error) {
    console.error(`Closing failed: ${error?.name ?? 'unknown'}`)
  }
  server.closeIdleConnections()
  await closed
  await app.close()
  clearTimeout(deadline)
  process.exit(0)
}

function startFailure(error) {
  if (error?.name === 'SettingsError') return error.message
  if (String(error?.message).includes('production build')) return 'There is no build yet: npm run build'
  return `Switchyard could not start: ${error?.message ?? error}`
}

function stopWith(sentence) {
  console.error(sentence)
  process.exit(1)
}
