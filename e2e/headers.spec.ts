import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { sameOrigin, type Answer } from './ask'
import { sandboxSettings, startConsole } from './console-process'
import { askAt } from './ask'
import { openDesk, type OpenDesk } from './open-desk'
import { builtRoutes, methods } from './policy-table'

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
const openPolicy =
  /^default-src 'none'; script-src 'nonce-([A-Za-z0-9+/]{22}==)' 'strict-dynamic'; style-src 'self' 'nonce-\1'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'(; upgrade-insecure-requests)?$/
let desk: OpenDesk

test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk({ token: 'token-of-the-header-tests' })
})
test.afterAll(() => desk.close())

/** What is wrong with the headers of one answer. */
function problemsOf({ headers }: Pick<Answer, 'headers'>, { isSecure = false, isHashedFile = false } = {}): string[] {
  const problems = Object.entries(everywhere).flatMap(([name, value]) => (headers[name] === value ? [] : [`${name}: ${String(headers[name])}`]))
  const policy = String(headers['content-security-policy'])
  if (policy !== closedPolicy && !openPolicy.test(policy)) problems.push(`content-security-policy: ${policy}`)
  const caching = String(headers['cache-control'])
  if (!(isHashedFile ? /^public, max-age=31536000, immutable$/ : /^private, no-store(, no-transform)?$/).test(caching)) problems.push(`cache-control: ${caching}`)
  if ((headers['strict-transport-security'] === 'max-age=63072000; includeSubDomains') !== isSecure) problems.push('strict-transport-security')
  if (policy.includes('upgrade-insecure-requests') && !isSecure) problems.push('upgrade-insecure-requests on plain http')
  return [...problems, ...['x-powered-by', 'server', 'access-control-allow-origin'].filter((name) => headers[name] !== undefined)]
}

test('every route, page and method answers with all security headers, whoever asks', async () => {
  test.setTimeout(180_000)
  const wrong: string[] = []
  const seen = new Set<number>()
  const { pages, handlers } = builtRoutes()
  const cookie = desk.cookies.get('manager') ?? ''
  for (const route of [...pages, ...handlers]) {
    const target = route.replace('[...nextauth]', 'session').replace('[id]', 'nobody')
    for (const method of methods) {
      for (const own of [{}, { cookie }]) {
        if (method === 'DELETE' && 'cookie' in own) continue
        const answer = await desk.ask({ target, method, headers: { ...sameOrigin, ...own } })
        seen.add(answer.status)
        wrong.push(...problemsOf(answer).map((problem) => `${method} ${target} ${answer.status}: ${problem}`))
      }
    }
  }
  expect(wrong).toEqual([])
  for (const status of [200, 204, 307, 400, 401, 403, 404, 405]) expect([...seen]).toContain(status)
})

const json = { ...sameOrigin, 'content-type': 'application/json' }
const oddAnswers = [
  { name: 'a page that is not there', status: 404, asked: { target: '/nowhere', headers: { cookie: 'manager' } } },
  { name: 'a handler that is not there', status: 404, asked: { target: '/api/nowhere' } },
  { name: 'a hashed file that is not there', status: 404, asked: { target: '/_next/static/chunks/nowhere.js' } },
  { name: 'a source map', status: 404, asked: { target: '/_next/static/chunks/main.js.map' } },
  { name: 'a file of the repository', status: 307, asked: { target: '/package.json' } },
  { name: 'a secret file', status: 307, asked: { target: '/.env' } },
  { name: 'the image endpoint', status: 404, asked: { target: '/_next/image?url=%2Ficon.svg&w=64&q=75', headers: { cookie: 'manager' } } },
  { name: 'a trailing slash', status: 308, asked: { target: '/campaigns/' } },
  { name: 'two slashes', status: 400, asked: { target: '//evil.example' } },
  { name: 'another host', status: 421, asked: { target: '/', headers: { host: 'evil.example' } } },
  { name: 'another name of this machine', status: 308, asked: { target: '/', headers: { host: '127.0.0.1' } } },
  { name: 'a foreign origin', status: 403, asked: { target: '/api/sessions', method: 'DELETE', headers: { cookie: 'manager', 'sec-fetch-site': 'cross-site' } } },
  { name: 'a form', status: 415, asked: { target: '/api/users/me/password', method: 'POST', headers: { ...json, cookie: 'manager', 'content-type': 'text/plain' }, body: 'a=1' } },
  { name: 'a huge body', status: 413, asked: { target: '/api/users/me/password', method: 'POST', headers: { ...json, cookie: 'manager' }, body: JSON.stringify({ current: 'x'.repeat(300_000) }) } },
  { name: 'an expectation', status: 417, asked: { target: '/api/health', method: 'POST', headers: { expect: 'the-unexpected' } } },
] as const

for (const { name, status, asked } of oddAnswers) {
  test(`${name} is ${status} with all security headers`, async () => {
    const given: Record<string, string> = 'headers' in asked ? { ...asked.headers } : {}
    const { port } = new URL(desk.console.url)
    const own = { ...(given['cookie'] !== undefined && { cookie: desk.cookies.get('manager') ?? '' }), ...(given['host'] === '127.0.0.1' && { host: `127.0.0.1:${port}` }) }
    const answer = await desk.ask({ ...asked, headers: { ...given, ...own } })
    expect(answer.status).toBe(status)
    expect(problemsOf(answer)).toEqual([])
  })
}

for (const [name, lines, status] of [
  ['no HTTP at all', ['GET / HTTP/9.9'], 400],
  ['headers beyond measure', ['GET / HTTP/1.1', 'Host: x', `X-Long: ${'a'.repeat(20_000)}`], 431],
  ['an unknown method', ['FROB / HTTP/1.1', 'Host: x'], 405],
] as const) {
  test(`${name} is ${status} with all security headers`, async () => {
    const answer = await sendLines(Number(new URL(desk.console.url).port), lines)
    const [first = '', ...rest] = answer.split('\r\n\r\n')[0]?.split('\r\n') ?? []
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    const headers = Object.fromEntries(rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]))
    expect(problemsOf({ headers })).toEqual([])
  })
}

test('hashed files may be kept for ever, compressed or not', async () => {
  const page = (await desk.ask({ target: '/sign-in' })).text
  const script = /\/_next\/static\/chunks\/[^"]+\.js/.exec(page)?.[0] ?? ''
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await desk.ask({ target: script, headers: { 'accept-encoding': encoding } })
    expect(answer.status).toBe(200)
    expect(problemsOf(answer, { isHashedFile: true })).toEqual([])
  }
})

test('each document has a nonce of its own', async () => {
  const policies = await Promise.all(Array.from({ length: 5 }, async () => String((await desk.ask({ target: '/sign-in' })).headers['content-security-policy'])))
  expect(new Set(policies.map((policy) => openPolicy.exec(policy)?.[1])).size).toBe(5)
})

test('the cookies are bound to this host, kept from scripts and from other sites', async () => {
  const door = await desk.ask({ target: '/api/auth/csrf' })
  const csrf = /"csrfToken":"([0-9a-f]+)"/.exec(door.text)?.[1] ?? ''
  const cookie = (door.headers['set-cookie'] ?? []).map((text) => text.split(';')[0]).join('; ')
  const answer = await desk.ask({
    target: '/api/auth/callback/credentials',
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: 'viewer@switchyard.example', password: 'switchyard-demo', csrfToken: csrf, json: 'true' }).toString(),
  })
  const set = [...(door.headers['set-cookie'] ?? []), ...(answer.headers['set-cookie'] ?? [])]
  expect(set.length).toBeGreaterThanOrEqual(3)
  for (const text of set)
    expect(text).toMatch(/^__Host-switchyard\.(session|csrf|callback)=[^;]*; Path=\/;( Max-Age=\d+;)?( Expires=[^;]+;)? HttpOnly; Secure; SameSite=Lax$/)
  expect(set.some((text) => text.startsWith('__Host-switchyard.session='))).toBe(true)
})

test('behind TLS everything asks for TLS', async () => {
  const settings = { ...sandboxSettings(desk.sandbox), APP_URL: 'https://console.example' }
  const secure = await startConsole({ folder: `${desk.folder}/behind-tls`, settings })
  try {
    const ask = askAt(secure.url)
    for (const target of ['/sign-in', '/campaigns', '/api/health', '/api/campaigns', '/nowhere']) {
      const answer = await ask({ target, headers: { host: 'console.example' } })
      expect(problemsOf(answer, { isSecure: true }), target).toEqual([])
    }
    expect((await ask({ target: '/sign-in', headers: { host: 'console.example' } })).headers['content-security-policy']).toContain('upgrade-insecure-requests')
  } finally {
    await secure.stop()
  }
})

function sendLines(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
