import { createServer, type IncomingMessage } from 'node:http'

type OtherList = { name: string; status: 'Y' | 'N'; campaign: string; description: string; leads: number }
export type OtherListsDialer = { apiUrl: string; lists: Map<string, OtherList>; writes: string[]; close: () => void }

/**
 * Another server of the same protocol that keeps lists: text ids, no `success` on searches, rows without their campaign, names only checked for
 * their length, and a large list that is deleted over several looks. Written from the community's description alone; it knows nothing of our sandbox.
 */
export async function startOtherListsDialer(token: string): Promise<OtherListsDialer> {
  const lists = new Map<string, OtherList>([
    ['333', { name: 'Sales List March 2026', status: 'Y', campaign: '77', description: '', leads: 3 }],
    ['334', { name: 'Retention List Q1', status: 'N', campaign: '78', description: '', leads: 0 }],
    ['335', { name: 'Everybody since 2019', status: 'Y', campaign: '78', description: '', leads: 90_000 }],
  ])
  const account: Account = { lists, going: new Map(), writes: [], lastId: 335 }
  const server = createServer((request, response) => {
    void readFields(request).then((fields) => {
      const path = request.url?.split('?')[0]?.replace('/api/v1/', '') ?? ''
      const answer = fields.get('auth_token') === token ? (calls[path]?.(account, fields) ?? { success: false, error: 'Insufficient permissions' }) : { success: false, error: 'Invalid authentication token' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { apiUrl: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/api/v1`, lists, writes: account.writes, close }
}

/** `going`: how many looks a list that is being deleted is still there for. */
type Account = { lists: Map<string, OtherList>; going: Map<string, number>; writes: string[]; lastId: number }
type Call = (account: Account, fields: URLSearchParams) => unknown

const refusal = (code: number, error: string) => ({ success: false, error_code: code, error })

const searchLists: Call = ({ lists, going }, fields) => {
  if (fields.get('status') === null) return refusal(6999, 'Status is required')
  const id = fields.get('id')
  for (const [each, looks] of going) {
    if (id !== each) continue
    going.set(each, looks - 1)
    if (looks <= 0) lists.delete(each)
  }
  const found = [...lists].filter(
    ([each, { status, campaign }]) =>
      (id === null || id === each) && (status === 'Y') === (fields.get('status') === '1') && (!fields.has('campaign_id') || campaign === fields.get('campaign_id')),
  )
  if (id !== null && found.length === 0) return refusal(6002, 'List not found')
  return { data: found.map(([each, { name, status }]) => ({ id: each, name, status, last_called_at: each === '334' ? '' : '2026-03-03 17:30:00' })) }
}

const saveList: Call = (account, fields) => {
  const { lists, writes } = account
  const id = fields.get('list_id')
  const known = id === null ? undefined : lists.get(id)
  const [name, campaign] = [fields.get('name') ?? known?.name, fields.get('campaign_id') ?? known?.campaign]
  const said = [...fields].filter(([key]) => key !== 'auth_token').map(([key, value]) => `${key}=${value}`)
  writes.push(`${id === null ? 'insert' : 'update'} ${said.join(' ')}`)
  if (id !== null && known === undefined) return refusal(6002, 'List not found')
  if (name === undefined || name.length < 10) return refusal(6046, 'Name must be at least 10 characters')
  if (campaign === undefined || !['77', '78'].includes(campaign)) return refusal(6004, 'Campaign not found')
  if ([...lists].some(([other, row]) => other !== id && row.name === name)) return refusal(6081, 'List name already exists')
  const given = id ?? String((account.lastId += 1))
  const status = fields.get('status') === null ? (known?.status ?? 'Y') : fields.get('status') === '1' ? 'Y' : 'N'
  lists.set(given, { name, campaign, status, description: fields.get('description') ?? known?.description ?? '', leads: known?.leads ?? 0 })
  return { success: true, data: { list_id: given }, ...(id === null && { id: given }) }
}

const deleteList: Call = ({ lists, going, writes }, fields) => {
  const id = fields.get('list_id') ?? ''
  writes.push(`delete ${id}`)
  const known = lists.get(id)
  if (known === undefined) return refusal(6002, 'List not found')
  if (known.leads > 1_000) {
    going.set(id, 4)
    return { success: true, code: 102, message: 'List deletion in progress' }
  }
  lists.delete(id)
  return { success: true }
}

const searchLeads: Call = ({ lists }, fields) => ({
  data: { offset: '0', limit: fields.get('limit'), total: String(lists.get(fields.get('list_id') ?? '')?.leads ?? 0), entries: [] },
})

const campaigns = [{ id: '77', name: 'Été & Fils' }, { id: '78', name: 'Winback Quebec' }]

const calls: Record<string, Call> = {
  'campaigns/search': () => ({ data: campaigns.map((campaign) => ({ ...campaign, status: 'Y', last_call_date: null })) }),
  'lists/search': searchLists,
  'lists/insert': saveList,
  'lists/update': saveList,
  'lists/delete': deleteList,
  'leads/search': searchLeads,
}

async function readFields(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = []
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}
