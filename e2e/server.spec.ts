import { connect } from 'node:net'
import { expect, test, workerToken } from './fixtures'

const wanted = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'cache-control',
]

/** Sends the lines as they are and gives the whole answer. */
function send(port: number, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.on('data', (bytes) => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

for (const [path, status] of [['/sign-in', 200], ['/leads', 307], ['/api/health', 200], ['/api/nowhere', 404], ['/_next/static/nowhere.js', 404], ['//evil.example', 400]] as const) {
  test(`${path} answers ${status} with every security header`, async ({ account, request }) => {
    const answer = await request.get(`${account.baseUrl}${path}`, { maxRedirects: 0 })
    expect(answer.status()).toBe(status)
    for (const name of wanted) expect(answer.headers()[name], name).toBeTruthy()
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(answer.headers()['x-powered-by']).toBeUndefined()
  })
}

for (const [name, line, status] of [
  ['TRACE', 'TRACE / HTTP/1.1', 405],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1', 405],
  ['an unknown method', 'FROB / HTTP/1.1', 405],
  ['an absolute target', 'GET http://evil.example/ HTTP/1.1', 400],
] as const) {
  test(`${name} is refused with ${status} and the security headers`, async ({ account }) => {
    const { host, port } = new URL(account.baseUrl)
    const answer = await send(Number(port), [line, `Host: ${host}`, 'Connection: close'])
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    for (const header of wanted) expect(answer.toLowerCase(), header).toContain(`\r\n${header}: `)
  })
}

test('a web socket upgrade gets the plain page and no socket', async ({ account }) => {
  const { host, port } = new URL(account.baseUrl)
  const answer = await send(Number(port), ['GET /api/health HTTP/1.1', `Host: ${host}`, 'Upgrade: websocket', 'Connection: Upgrade, close', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='])
  expect(answer).not.toContain(' 101 ')
})

test('headers that never end are too large or too slow, not a crash', async ({ account, request }) => {
  const { host, port } = new URL(account.baseUrl)
  const answer = await send(Number(port), ['GET / HTTP/1.1', `Host: ${host}`, `X-Long: ${'a'.repeat(20_000)}`])
  expect(answer).toMatch(/^HTTP\/1.1 431 /)
  expect((await request.get(`${account.baseUrl}/api/health`)).status()).toBe(200)
})

test('bundle files come compressed and may be kept for ever', async ({ account, request }) => {
  const page = await (await request.get(`${account.baseUrl}/sign-in`)).text()
  const script = /\/_next\/static\/chunks\/[^"]+\.js/.exec(page)?.[0] ?? ''
  const answer = await request.get(`${account.baseUrl}${script}`, { headers: { 'accept-encoding': 'br' } })
  expect(answer.headers()).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
})

test('the front door runs under its content policy, and leads back to the wanted page', async ({ account, page, expectNoCspViolations }) => {
  await page.goto(`${account.baseUrl}/campaigns?state=off`)
  await expect(page).toHaveURL(`${account.baseUrl}/sign-in?callbackUrl=${encodeURIComponent('/campaigns?state=off')}`)
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectNoCspViolations()
})

test('a signed-in page runs under its content policy, and no secret is printed', async ({ account, page, signIn, expectNoCspViolations }) => {
  await signIn(page, 'viewer')
  await page.goto(`${account.baseUrl}/`)
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expectNoCspViolations()
  expect(account.output()).not.toContain(workerToken)
})

test('the sandbox behind this worker answers its control', async ({ account }) => {
  await expect(account.control('GET', '/campaigns')).resolves.toBeTruthy()
  await expect(account.control('GET', '/nothing')).rejects.toThrow('404')
})
