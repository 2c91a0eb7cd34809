import { createServer, type Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { api } from '@/lib/contracts/api'
import { actingRequests, bodyVariants, foreignOrigins, type Acting } from './acting-bodies'
import { sameOrigin } from './ask'
import { openDesk, type OpenDesk } from './open-desk'
import { recordsIn, textIn } from './records'

const key = { 'idempotency-key': 'key-of-a-foreign-page' }
let desk: OpenDesk
let admin: { cookie: string }
let acts: Acting[]

test.beforeAll(async () => {
  test.setTimeout(120_000)
  desk = await openDesk({ token: 'token-of-the-origin-tests' })
  admin = { cookie: desk.cookies.get('admin') ?? '' }
  const campaign = (await desk.campaigns()).find(({ active }) => active)
  const viewer = (await listed('/api/users')).find(({ role }) => role === 'viewer')
  const session = (await listed('/api/sessions'))[0]
  acts = actingRequests({ campaignId: campaign?.id ?? '', userId: String(viewer?.['id']), sessionId: String(session?.['id']) })
})
test.afterAll(() => desk.close())

const listed = async (target: string): Promise<Record<string, unknown>[]> => {
  const parsed: unknown = JSON.parse((await desk.ask({ target, headers: admin })).text)
  return recordsIn(parsed, 'items')
}

/** All that a foreign page could have changed. */
const world = async () => ({
  upstream: await desk.sandbox.ledger(),
  campaigns: await desk.campaigns(),
  users: (await listed('/api/users')).map(({ email, role }) => ({ email, role })),
  sessions: (await listed('/api/sessions')).length,
})

test('the list of writes is the list of the policy table', () => {
  const table = Object.entries(api).flatMap(([route, row]) => Object.keys(row).map((method) => `${method} ${route}`))
  expect(acts.map(({ method, route }) => `${method} ${route}`).sort()).toEqual(table.filter((name) => !name.startsWith('GET ')).sort())
})

test('no write from another origin does anything, in whatever type it comes', async () => {
  test.setTimeout(240_000)
  await desk.sandbox.control('DELETE', 'ledger')
  const before = await world()
  const wrong: string[] = []
  for (const act of acts) {
    for (const origin of foreignOrigins(desk.console.url)) {
      for (const variant of bodyVariants(act.body)) {
        const headers = { ...admin, ...key, ...origin.headers, ...variant.headers }
        const answer = await desk.ask({ target: act.target, method: act.method, headers, body: variant.body })
        const isRefused = answer.status === 403 && textIn(answer.text, 'code') === 'csrf_rejected'
        if (!isRefused) wrong.push(`${act.method} ${act.target} ${origin.name} ${variant.type}: ${answer.status}`)
        if (answer.headers['set-cookie'] !== undefined) wrong.push(`${act.target} ${origin.name}: sets a cookie`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(await world()).toEqual(before)
  expect(before.upstream).toEqual([])
})

test('a form of our own origin is no JSON, and nothing is done', async () => {
  const before = await world()
  const wrong: string[] = []
  for (const act of acts.filter(({ body, route }) => body !== undefined && !route.startsWith('/api/auth/'))) {
    for (const variant of bodyVariants(act.body).filter(({ type }) => type !== 'json' && type !== 'empty')) {
      const headers = { ...admin, ...key, ...variant.headers, 'sec-fetch-site': 'same-origin' }
      const { status } = await desk.ask({ target: act.target, method: act.method, headers, body: variant.body })
      if (status !== 415) wrong.push(`${act.method} ${act.target} ${variant.type}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await world()).toEqual(before)
})

test('nobody is told that another origin may ask', async () => {
  const asking = { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  for (const { target, method } of [...acts, { target: '/api/campaigns', method: 'GET' as const }, { target: '/campaigns', method: 'GET' as const }]) {
    for (const verb of ['OPTIONS', method]) {
      const { headers } = await desk.ask({ target, method: verb, headers: asking })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-')), `${verb} ${target}`).toEqual([])
    }
  }
})

test('the same write from our own page goes through', async () => {
  const [act] = acts
  const answer = await desk.ask({ target: act?.target ?? '', method: 'PATCH', headers: { ...admin, ...key, ...sameOrigin }, body: JSON.stringify(act?.body) })
  expect(answer.status).toBe(200)
  expect((await desk.sandbox.ledger('/v1/campaigns/status')).length).toBe(1)
})

test('a page on another port that submits forms and fetches by itself changes nothing', async ({ page }) => {
  const [name = '', value = ''] = admin.cookie.split('=')
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  const foreign = await serveForeignPage(desk.console.url)
  try {
    await desk.sandbox.control('DELETE', 'ledger')
    const before = await world()
    await page.goto(`${foreign.url}/fetches`)
    await expect(page.locator('body[data-tried="6"]')).toBeAttached()
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const tab = await page.context().newPage()
      await tab.goto(`${foreign.url}/form?type=${type}`)
      const answered = tab.waitForResponse((response) => response.url() === `${desk.console.url}/api/campaigns/stop-all`)
      await tab.evaluate(() => document.forms[0]?.submit())
      const answer = await answered
      expect((await answer.request().allHeaders())['cookie'], 'the browser sends the session along').toContain(name)
      expect(answer.status()).toBe(403)
    }
    expect(await world()).toEqual(before)
  } finally {
    foreign.server.close()
  }
})

async function serveForeignPage(target: string): Promise<{ server: Server; url: string }> {
  const stopAll = `${target}/api/campaigns/stop-all`
  const form = (type: string) =>
    `<form method="post" enctype="${type}" action="${stopAll}"><input name='{"reason":"' value='"}'></form>`
  const fetches = `<script>
    const tries = ['text/plain', 'application/json', 'application/x-www-form-urlencoded'].flatMap((type) => ['no-cors', 'cors'].map((mode) =>
      fetch('${stopAll}', { method: 'POST', mode, credentials: 'include', headers: { 'content-type': type }, body: '{}' }).catch(() => undefined)))
    Promise.all(tries).then((all) => (document.body.dataset.tried = all.length))
  </script>`
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://foreign.invalid')
    const body = pathname === '/form' ? form(searchParams.get('type') ?? '') : fetches
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><body>${body}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, url: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}` }
}
