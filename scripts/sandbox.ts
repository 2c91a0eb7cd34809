import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { openSandbox } from '../lib/sandbox/sandbox'

const host = process.env.HOST ?? '127.0.0.1'
if (!['127.0.0.1', '::1', 'localhost'].includes(host)) {
  console.error(`The sandbox listens on loopback only, not on ${host}.`)
  process.exit(1)
}
const tokens = (process.env.SANDBOX_TOKENS ?? process.env.SANDBOX_TOKEN ?? 'sandbox-token').split(',').map((token) => token.trim()).filter(Boolean)
const leads = Number(process.env.SANDBOX_LEADS ?? 50_000)
const shownHost = host === '::1' ? '[::1]' : '127.0.0.1'

const server = createServer((request, response) => void answer(request, response))
server.listen(Number(process.env.PORT ?? 4010), host, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  base = `http://${shownHost}:${port}`
  sandbox = openSandbox({
    dir: process.env.DATA_DIR ?? 'data/sandbox/upstream',
    baseUrl: base,
    accounts: tokens.map((token, index) => ({ token, id: index === 0 ? 'main' : `main-${index + 1}`, seed: index + 1, sizes: { leads } })),
  })
  console.log(`sandbox ready ${base}/v1`)
})
let base = ''
let sandbox: ReturnType<typeof openSandbox> | undefined

const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value))
  const body = hasBody ? Buffer.concat(await incoming.toArray()) : undefined
  const request = new Request(`http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`, { method: incoming.method ?? 'GET', headers, ...(body && { body }) })
  const response = await sandbox?.fetch(request)
  if (!response) return
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body) Readable.fromWeb(response.body).pipe(outgoing)
  else outgoing.end()
}

const stop = (): void => {
  server.close(() => {
    sandbox?.close()
    process.exit(0)
  })
  server.closeAllConnections()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
