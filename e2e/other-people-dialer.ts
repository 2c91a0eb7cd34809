import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type OtherPeopleDialer = { apiUrl: string; host: string; close: () => void }

/**
 * Another server of the same protocol that knows one person: leads at the root and without a total, every scalar a text, refusals where it
 * has nothing, a recording as WAV. Written from the community's description alone; it knows nothing of our sandbox.
 */
export async function startOtherPeopleDialer(token: string): Promise<OtherPeopleDialer> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/media/') === true) return sendSound(request, response)
    void readFields(request).then((fields) => {
      const isKnown = fields.get('auth_token') === token
      const answer = isKnown ? answerTo(request.url ?? '', fields, `http://${request.headers.host}`) : { success: false, error: 'Invalid authentication token' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { apiUrl: `http://${host}/api/v1`, host, close }
}

const blank = {
  alt_phone_1: '', alt_phone_2: '', email: '', address1: '', address2: '', city: '', province: '', postal_code: '', country: 'CA', gender: '', date_of_birth: '',
  notes: '', phone_code: '1', state: 'QC',
}
const leads = [
  { ...blank, id: '900719925474100', created_at: '2026-01-29T14:09:57-0800', modified_at: '2026-02-01 10:00:00', first_name: 'Amélie', last_name: 'D’Aoust', status: 'CALLBK', list_id: '31', phone_number: '5145550142', called_count: '2' },
  { ...blank, id: '12', created_at: '2026-01-01 00:00:00', modified_at: '', first_name: 'A.', last_name: 'Daoust', status: 'NEW', list_id: '32', phone_number: '4505550199', alt_phone_2: '5145550142', called_count: '0' },
]

const stampAgo = (minutes: number): string => {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', dateStyle: 'short', timeStyle: 'medium' }).format(Date.now() - minutes * 60_000)
  return parts.replace(',', '')
}

const callsAt = (origin: string) =>
  [
    { id: '80000001', minutes: 200, recording: [{ src: `${origin}/media/first.wav`, type: 'audio/wav', recording_id: '701', filename: 'first.wav' }] },
    { id: '80000002', minutes: 95, recording: [{ src: 'second.wav', recording_id: '702', public_url: `${origin}/media/second.wav` }] },
    { id: '80000003', minutes: 10, recording: null },
  ].map(({ minutes, ...call }) => ({
    ...call, lead_id: '900719925474100', list_id: '31', campaign_id: '77', campaign: 'Été & Fils', user: 'System User', user_id: '666666', phone_number: '5145550142',
    number_dialed: '5145550142', first_name: null, last_name: null, status: 'AA', status_name: 'Answering machine', call_length: '6', call_date: stampAgo(minutes),
    agent_comment: null, queue_id: null, called_count: '1', term_reason: 'NONE', call_type: 'OUTBOUND', queue_seconds: '0.00',
  }))

/** One agent with one heard call to somebody else; asked for by agent or by nothing that tells who was called. */
const agentCallAt = (origin: string) => ({
  id: '80000009', lead_id: '55', list_id: '31', campaign_id: '77', campaign: 'Été & Fils', user: 'Zoé Tremblay', user_id: '4711', phone_number: '4505550777',
  number_dialed: '4505550777', first_name: null, last_name: null, status: 'SALE', status_name: 'Vente', call_length: '6', call_date: stampAgo(4), agent_comment: null,
  queue_id: null, called_count: '1', term_reason: 'AGENT', call_type: 'OUTBOUND', queue_seconds: '0.00',
  recording: [{ src: 'ninth.wav', recording_id: '709', public_url: `${origin}/media/ninth.wav` }],
})

/** Times beyond a day, a float for a count's share, no `human_answered`, and an agent who only logged in. */
const performance = {
  success: true, code: 200, total: '2',
  data: {
    4711: { name: 'Zoé Tremblay', user_id: '4711', calls: 30, am: 2, others: 28, am_pt: 6.67, others_pt: 93.33, talk_sec: '30:00:00', wait_sec: '01:00:00', pause_sec: '00:30:00', wrap_sec: '00:30:00', total_time: '32:00:00', call_type: '' },
    4712: { name: '', user_id: '4712', calls: 0, am: 0, others: 0, am_pt: 0, others_pt: 0, talk_sec: null, wait_sec: '00:10:00', pause_sec: '00:00:00', wrap_sec: '00:00:00', total_time: '00:10:00', call_type: '' },
  },
}

function answerTo(address: string, fields: URLSearchParams, origin: string): unknown {
  const path = address.split('?')[0]?.replace('/api/v1/', '')
  if (path === 'leads/search') {
    const found = leads.filter((lead) => (['phone_number', 'alt_phone_1', 'alt_phone_2'] as const).some((name) => fields.get(name) === lead[name]))
    return found.length === 0 ? { success: false, code: 6000, error: 'Missing lists' } : { offset: '0', limit: fields.get('limit'), results: found }
  }
  if (path === 'agent-performance/search') return performance
  if (path === 'log/retrieve') {
    const found = [...callsAt(origin), agentCallAt(origin)].filter((call) => (['id', 'phone_number', 'number_dialed', 'lead_id', 'user_id'] as const).every((name) => !fields.has(name) || fields.get(name) === call[name])).reverse()
    return { success: true, data: { offset: 0, limit: 500, total_found: String(found.length), entries: found.length, results: found } }
  }
  if (path === 'leads/get-recordings') return { success: false, code: 6005, error: 'Missing users' }
  if (path === 'callbacks/search') return { success: false, code: 6000, error: 'Missing callbacks' }
  if (path === 'campaigns/search') return { data: [{ id: '77', name: 'Été & Fils', status: 'Y', last_call_date: null }] }
  return { success: false, error: 'Insufficient permissions' }
}

const sound = toneOf(6)

function sendSound(request: IncomingMessage, response: ServerResponse): void {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const type = { 'content-type': 'audio/wav', 'accept-ranges': 'bytes' }
  if (first === undefined) return void response.writeHead(200, { ...type, 'content-length': sound.length }).end(sound)
  const part = sound.subarray(Number(first), last === '' || last === undefined ? sound.length : Number(last) + 1)
  const range = `bytes ${first}-${Number(first) + part.length - 1}/${sound.length}`
  response.writeHead(206, { ...type, 'content-length': part.length, 'content-range': range }).end(part)
}

/** A WAV file of one tone, 8 kHz, 16 bit. */
function toneOf(seconds: number): Buffer {
  const rate = 8_000
  const bytes = Buffer.alloc(44 + seconds * rate * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(bytes.length - 44, 40)
  for (let sample = 0; sample < seconds * rate; sample += 1) bytes.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * sample) / rate)), 44 + sample * 2)
  return bytes
}

async function readFields(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = []
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}
