import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { roles, type Role } from '@/lib/contracts/permissions'
import { actingRequests } from './acting-bodies'
import { askAt, sameOrigin, type Answer, type Asked } from './ask'
import { refusedStart, repository, sandboxSettings } from './console-process'
import { capturedFiles, findLeaks, spellingsOf, type Captured } from './leak-search'
import { openDesk, type OpenDesk } from './open-desk'
import { builtRoutes } from './policy-table'
import { recordsIn } from './records'

/** With letters that every encoding spells differently. */
const canary = 'CVSO+CANARY/7f3a=b41&9e-27c5d0'
const echo = (mode: string, options: Record<string, unknown> = {}) => ({ mode, path: '*', times: null, options })
const troubles = [
  echo('U64'),
  echo('U64', { status: 500 }),
  echo('U64', { status: 401 }),
  echo('U38', { text: `<html>${canary}<b title="${canary}">` }),
  echo('U46', { code: 6004, text: `No such thing ${canary}` }),
  echo('U19', { status: 302, location: `https://evil.example/${encodeURIComponent(canary)}` }),
  echo('U49', { variant: 'message' }),
  echo('U39'),
  echo('U03'),
]

test('the token leaves the console towards the upstream alone, and there in the body', async () => {
  test.setTimeout(240_000)
  const desk = await openDesk({ token: canary, settings: { LOG_LEVEL: 'debug' } })
  try {
    const captured: Captured[] = []
    const stream = keepStream(desk.console.url, desk.cookies.get('viewer') ?? '')
    await drive(desk, captured, roles)
    for (const trouble of troubles) {
      await desk.sandbox.control('PUT', 'faults', trouble)
      await drive(desk, captured, ['admin'])
      await desk.sandbox.control('DELETE', 'faults')
    }
    const ledger = await desk.sandbox.ledger()
    const refused = await refusedStart({ folder: join(desk.folder, 'refused'), settings: { ...sandboxSettings(desk.sandbox), CONVOSO_TIMEZONE: 'Mars/Base' } })
    await desk.console.stop()
    captured.push({ place: 'event stream', bytes: stream() }, { place: 'output', bytes: Buffer.from(desk.console.said()) })
    captured.push({ place: 'output of a refused start', bytes: Buffer.from(refused.lines.join('\n')) })
    captured.push(...capturedFiles(join(desk.folder, 'data'), 'data folder'), ...bundle())
    expect(findLeaks(captured, canary)).toEqual([])
    expect([...new Set(ledger.map(({ tokenPlace }) => tokenPlace))]).toEqual(['body'])
    const played = new Set(ledger.map(({ outcome }) => outcome))
    for (const { mode } of troubles) expect([...played]).toContain(`fault ${mode}`)
    expect(captured.filter(({ place }) => place.startsWith('GET ')).length).toBeGreaterThan(300)
    expect(stream().toString()).toContain('campaigns.changed')
    expect(desk.console.said()).toContain('"path":"/api/campaigns"')
  } finally {
    await desk.close()
  }
})

test('the search finds a leak wherever and however one is planted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-plants-'))
  const leaky = await serveLeaks()
  const ask = askAt(leaky.url)
  const missed: string[] = []
  let planted = 0
  const expectFound = (name: string, captured: Captured[]) => {
    planted += 1
    if (findLeaks(captured, canary).length === 0) missed.push(name)
  }
  try {
    for (const [index, { form, text }] of spellingsOf(canary).entries()) {
      for (const where of ['body', 'header', 'stream'] as const) {
        const isSendable = where !== 'header' || /^[\x20-\x7e]*$/.test(text)
        if (isSendable) expectFound(`${form} in a ${where}`, [capturedAnswer('plant', await ask({ target: `/${where}?text=${encodeURIComponent(text)}` }))])
      }
      mkdirSync(join(folder, String(index), 'static'), { recursive: true })
      writeFileSync(join(folder, String(index), 'static', 'a.js'), `x("${'y'.repeat(index)}${text}z")`)
      expectFound(`${form} in a file`, capturedFiles(join(folder, String(index)), 'plant'))
    }
    for (const before of ['', 'a', 'ab'])
      for (const encoding of ['base64', 'base64url'] as const)
        expectFound(`${encoding} behind "${before}"`, [{ place: 'plant', bytes: Buffer.from(Buffer.from(`${before}${canary} and more`).toString(encoding)) }])
    expect(missed).toEqual([])
    expect(planted).toBeGreaterThanOrEqual(20)
    expect(findLeaks([{ place: 'none', bytes: Buffer.from(canary.slice(0, -1)) }], canary)).toEqual([])
  } finally {
    leaky.close()
    rmSync(folder, { recursive: true })
  }
})

const bundle = (): Captured[] => [
  ...capturedFiles(join(repository, '.next', 'static'), 'browser bundle'),
  ...capturedFiles(join(repository, '.next', 'compressed'), 'compressed bundle'),
]

function capturedAnswer(place: string, { rawHeaders, bytes }: Answer): Captured {
  return { place, bytes: Buffer.concat([Buffer.from(`${rawHeaders.join('\n')}\n`), bytes]) }
}

/** Every page and handler as these roles, and every write that does something. */
async function drive({ ask, cookies, campaigns, signIn }: OpenDesk, captured: Captured[], asRoles: readonly Role[]): Promise<void> {
  const keep = async (asked: Asked) => {
    captured.push(capturedAnswer(`${asked.method ?? 'GET'} ${asked.target}`, await ask(asked)))
  }
  const campaignId = (await campaigns())[0]?.id ?? ''
  const { pages, handlers } = builtRoutes()
  const targets = [...pages, ...handlers].map((route) => route.replace('[...nextauth]', 'session').replace(/(campaigns)\/\[id\]/, `$1/${campaignId}`).replace('[id]', 'nobody').replace('[key]', 'nobody-has-this-key-00'))
  for (const role of asRoles) {
    const headers = { cookie: cookies.get(role) ?? '' }
    for (const target of targets) await keep({ target, headers })
    for (const target of targets.filter((path) => !path.startsWith('/api/'))) await keep({ target, headers: { ...headers, rsc: '1' } })
  }
  const admin = { cookie: await signIn('admin') }
  const people = recordsIn(JSON.parse((await ask({ target: '/api/users', headers: admin })).text), 'items')
  const acts = actingRequests({ campaignId, userId: String(people.find(({ role }) => role === 'viewer')?.['id']), sessionId: 'nobody' })
  // Passwords and roles stay as they are: the next round signs in again.
  for (const { target, method, body } of acts.filter(({ route }) => !route.startsWith('/api/users') && route !== '/api/sessions')) {
    const headers = { ...sameOrigin, ...admin, 'idempotency-key': `canary-${Math.random().toString(36).slice(2)}-${Date.now()}` }
    await keep({ target, method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  }
}

/** Opens an event stream and keeps all that comes. */
function keepStream(url: string, cookie: string): () => Buffer {
  const pieces: Buffer[] = []
  const { port, host } = new URL(url)
  request({ host: '127.0.0.1', port, path: '/api/events', headers: { host, cookie }, agent: false }, (response) => {
    pieces.push(Buffer.from(response.rawHeaders.join('\n')))
    response.on('data', (piece: Buffer) => pieces.push(piece))
    response.on('error', () => undefined)
  }).on('error', () => undefined).end()
  return () => Buffer.concat(pieces)
}

async function serveLeaks(): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, response) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://plants.invalid')
    const text = searchParams.get('text') ?? ''
    if (pathname === '/header') return response.setHeader('x-echo', `before ${text} behind`).end()
    if (pathname === '/stream') return response.setHeader('content-type', 'text/event-stream').write(`data: ${text}\n\n`)
    return response.end(`<p>${text}</p>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://localhost:${port}`, close }
}
