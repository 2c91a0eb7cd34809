import { createServer, type IncomingMessage } from 'node:http'

export type OtherDialer = {
  apiUrl: string
  campaigns: Map<string, { name: string; active: boolean }>
  /** Every request but searches, as `path {fields}` without the token. */
  writes: string[]
  close: () => void
}

/**
 * Another server of the same protocol, written from the community's description alone: text ids, no `success` on searches,
 * days without a time, no lists, agents or calls to read. It knows nothing of our sandbox.
 */
export async function startOtherDialer(token: string): Promise<OtherDialer> {
  const campaigns = new Map([
    ['900719925474099', { name: 'Winback Quebec', active: true }],
    ['77', { name: 'Été & Fils', active: false }],
    ['31415', { name: 'Never dialed', active: true }],
  ])
  const writes: string[] = []
  const answerTo = (path: string, fields: URLSearchParams): unknown => {
    if (fields.get('auth_token') !== token) return { success: false, error: 'Invalid authentication token' }
    if (path === '/api/v1/campaigns/search') return { data: [...campaigns].map(([id, campaign]) => rowOf(id, campaign)) }
    if (path !== '/api/v1/campaigns/status') return { success: false, error: 'Insufficient permissions' }
    const campaign = campaigns.get(fields.get('campaign_id') ?? '')
    writes.push(`${path} ${fields.get('campaign_id')} ${fields.get('status')}`)
    if (campaign === undefined) return { success: false, code: 6004, error: 'Invalid campaign ID' }
    campaign.active = ['true', '1'].includes(fields.get('status') ?? '')
    return { success: true }
  }
  const server = createServer((request, response) => {
    void readFields(request).then((fields) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerTo(request.url?.split('?')[0] ?? '', fields)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { apiUrl: `http://127.0.0.1:${port}/api/v1`, campaigns, writes, close }
}

const rowOf = (id: string, { name, active }: { name: string; active: boolean }) => ({
  id,
  name,
  status: active ? 'Y' : 'N',
  last_call_date: name === 'Never dialed' ? null : { date: '2026-03-01', timezone_type: 3, timezone: 'America/Denver' },
})

async function readFields(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = []
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}
