import { expect, test } from '@playwright/test'
import { api } from '@/lib/contracts/api'
import { roles } from '@/lib/contracts/permissions'
import { sameOrigin, signInAt, type Answer, type Ask, type Asked } from './ask'
import { openDesk, type OpenDesk } from './open-desk'
import { bypassesOf, builtRoutes, cellsOf, isAllowed, methods, pages, rowNameOf, type Actor, type Cell } from './policy-table'
import { isRecord, recordsIn, textIn } from './records'
import { openToken, sealToken, unsignedToken } from './session-token'
import { buildWithoutProxy } from './without-proxy'

const secret = 'a-secret-of-the-policy-tests-and-nothing-else'
const built = builtRoutes()
const cells = cellsOf(built.handlers)

test('every route of the build has its row in the policy table, and every row its route', () => {
  expect(built.handlers.map(rowNameOf).sort()).toEqual(Object.keys(api).sort())
  expect([...built.pages].sort()).toEqual(Object.keys(pages).sort())
})

for (const kind of ['with proxy.ts', 'without proxy.ts'] as const) {
  test.describe(kind, () => {
    let desk: OpenDesk
    let ask: Ask
    let campaigns: { id: string; name: string }[]

    test.beforeAll(async () => {
      test.setTimeout(120_000)
      const home = kind === 'without proxy.ts' ? { home: buildWithoutProxy } : {}
      desk = await openDesk({ token: 'token-of-the-policy-tests', settings: { AUTH_SECRET: secret }, ...home })
      ask = desk.ask
      campaigns = await desk.campaigns()
    })

    test.afterAll(() => desk.close())

    const cookieOf = (actor: Actor): Record<string, string> => {
      const cookie = actor === 'anonymous' ? undefined : desk.cookies.get(actor)
      return cookie === undefined ? {} : { cookie }
    }
    const concrete = (route: string): string =>
      route.replace('[...nextauth]', 'session').replace(/(campaigns)\/\[id\]/, `$1/${campaigns[0]?.id}`).replace('[id]', 'nobody-has-this-id').replace('[key]', 'nobody-has-this-key-00')

    const perform = async ({ route, method, actor, operation }: Cell): Promise<Answer> => {
      // Signing out everywhere ends the session that asks, so it gets one of its own.
      const isSignOut = route === '/api/sessions' && method === 'DELETE' && actor !== 'anonymous'
      const own = isSignOut ? { cookie: await desk.signIn(actor) } : cookieOf(actor)
      const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE' && method !== 'OPTIONS' && operation?.body !== undefined
      const answer = await ask({ target: concrete(route), method, headers: { ...sameOrigin, ...own }, body: hasBody ? '{}' : undefined })
      if (isSignOut && answer.status === 204) desk.cookies.set(actor, await desk.signIn(actor))
      return answer
    }

    test('whoever is not signed in, or not permitted, gets 401, 403 or 405, and the upstream hears nothing', async () => {
      test.setTimeout(180_000)
      await desk.sandbox.control('DELETE', 'ledger')
      const wrong: string[] = []
      const denied: { name: string; requestId: string }[] = []
      for (const cell of cells.filter(({ expected }) => expected === 'no such method' || expected === 'sign in' || expected === 'denied')) {
        const name = `${cell.actor} ${cell.method} ${cell.route}`
        const answer = await perform(cell)
        const [status, code] = refusals[cell.expected]
        if (answer.status !== status) wrong.push(`${name}: ${answer.status} instead of ${status}`)
        else if (cell.method !== 'HEAD' && cell.expected !== 'no such method' && textIn(answer.text, 'code') !== code) wrong.push(`${name}: ${answer.text}`)
        if (cell.expected === 'denied') denied.push({ name, requestId: String(answer.headers['x-request-id']) })
      }
      expect(wrong).toEqual([])
      expect(await desk.sandbox.ledger()).toEqual([])
      expect(denied.length).toBeGreaterThan(20)
      const rows = await deniedRequests(ask, cookieOf('admin'))
      expect(denied.filter(({ requestId }) => !rows.has(requestId)).map(({ name }) => name)).toEqual([])
    })

    test('whoever is permitted gets past the guard', async () => {
      test.setTimeout(180_000)
      const wrong: string[] = []
      for (const cell of cells.filter(({ expected }) => expected === 'let in' || expected === 'own answer')) {
        const answer = await perform(cell)
        const isOptions = cell.method === 'OPTIONS'
        const isFine = isOptions ? answer.status === 204 && answer.text === '' : ![401, 403, 405].includes(answer.status) && answer.status < 500
        if (!isFine) wrong.push(`${cell.actor} ${cell.method} ${cell.route}: ${answer.status} ${answer.text.slice(0, 200)}`)
      }
      expect(wrong).toEqual([])
    })

    test('a page sends whoever is not signed in to the front door, whatever the method and the spelling', async () => {
      test.setTimeout(180_000)
      const wrong: string[] = []
      const judge = (name: string, answer: Answer, isFine: boolean) => {
        const told = [...campaigns.map((campaign) => campaign.name), ...peopleOfTheDesk].filter((word) => answer.text.includes(word))
        if (!isFine || told.length > 0) wrong.push(`${name}: ${answer.status} ${answer.headers.location ?? ''} tells of ${told.length} names`)
      }
      for (const page of built.pages.filter((path) => pages[path]?.permission !== 'public')) {
        const path = concrete(page)
        judge(`GET ${path}`, await ask({ target: path }), isFrontDoor(await ask({ target: path })))
        for (const method of methods.filter((name) => name !== 'GET')) {
          const answer = await ask({ target: path, method })
          judge(`${method} ${path}`, answer, isFrontDoor(answer) || answer.status >= 400 || answer.text === '')
        }
        for (const { name, ...asked } of bypassesOf(path, desk.console.url)) {
          const answer = await askOn(ask, asked, desk.console.url)
          judge(`${name} ${asked.target}`, answer, isFrontDoor(answer) || answer.status >= 400 || isFlightToFrontDoor(answer) || isFrontDoorItself(answer) || isShapeOfAddresses(answer))
        }
      }
      expect(wrong).toEqual([])
    })

    test('a page shows itself to whom its permission lets in, and nothing of it to others', async () => {
      test.setTimeout(120_000)
      for (const page of built.pages) {
        const row = pages[page]
        if (row?.marker === undefined) continue
        for (const role of roles) {
          const answer = await ask({ target: concrete(page), headers: cookieOf(role) })
          expect(answer.text.includes(row.marker), `${role} ${page}`).toBe(isAllowed(role, row.permission))
        }
      }
      const floor = await ask({ target: '/campaigns', headers: cookieOf('viewer') })
      expect(campaigns.every(({ name }) => floor.text.includes(name.replaceAll('&', '&amp;')))).toBe(true)
    })

    test('forged cookies open nothing', async () => {
      const [name = '', token = ''] = (desk.cookies.get('admin') ?? '').split('=')
      const claims = openToken(token, secret)
      const statusOf = async (forged: string) => (await ask({ target: '/api/users', headers: { cookie: `${name}=${forged}` } })).status
      expect(await statusOf(sealToken(claims, secret))).toBe(200)
      const edited = token.slice(0, -30) + (token.at(-30) === 'A' ? 'B' : 'A') + token.slice(-29)
      const now = Math.floor(Date.now() / 1000)
      const forgeries = {
        'alg none': unsignedToken(claims),
        'another key': sealToken(claims, `${secret}-not`),
        'expired': sealToken({ ...claims, iat: now - 90_000, exp: now - 60 }, secret),
        'without an end': sealToken({ sid: claims['sid'] }, secret),
        'edited': edited,
        'a session nobody has': sealToken({ ...claims, sid: 'x'.repeat(43) }, secret),
        'a role in it': sealToken({ role: 'admin', exp: now + 600 }, secret),
        'empty': '',
      }
      for (const [kindOfForgery, forged] of Object.entries(forgeries)) expect(await statusOf(forged), kindOfForgery).toBe(401)
    })

    test('a demoted person is refused by the next request, a disabled one is out', async () => {
      const password = 'a long enough pass phrase 1'
      // A role wants the password of the last ten minutes.
      const admin = { ...sameOrigin, cookie: await desk.signIn('admin') }
      const person = { email: 'new.manager@switchyard.example', name: 'New Manager', role: 'manager', password }
      const made = await ask({ target: '/api/users', method: 'POST', headers: admin, body: JSON.stringify(person) })
      expect(made.status).toBe(201)
      const cookie = await signInAt(ask, { email: person.email, password })
      const look = async () => (await ask({ target: '/api/audit', headers: { cookie: cookie ?? '' } })).status
      const change = (body: object) => ask({ target: `/api/users/${textIn(made.text, 'id')}`, method: 'PATCH', headers: admin, body: JSON.stringify(body) })
      expect(await look()).toBe(200)
      expect((await change({ role: 'viewer' })).status).toBe(200)
      expect(await look()).toBe(403)
      expect((await change({ role: 'manager', disabled: true })).status).toBe(200)
      expect(await look()).toBe(401)
    })
  })
}

const refusals = { 'no such method': [405, 'method_not_allowed'], 'sign in': [401, 'unauthenticated'], denied: [403, 'forbidden'], 'let in': [200, ''], 'own answer': [200, ''] } as const

const peopleOfTheDesk = ['Vera Viewer', 'Sam Supervisor', 'Mara Manager', 'Ada Admin']

/** Next's own router is told in a header of its own. */
const isFrontDoor = ({ status, headers }: Answer): boolean =>
  status === 307 && /^(http:\/\/localhost:\d+)?\/sign-in(\?|$)/.test(headers.location ?? String(headers['x-nextjs-redirect']))

/** Follows where our own server sends this spelling, front door excepted. */
async function askOn(ask: Ask, asked: Asked, ownUrl: string): Promise<Answer> {
  const answer = await ask(asked)
  const { status, headers } = answer
  if ((status !== 307 && status !== 308) || isFrontDoor(answer) || headers.location === undefined) return answer
  const next = new URL(headers.location, ownUrl)
  return next.origin === ownUrl && next.pathname + next.search !== asked.target ? askOn(ask, { ...asked, target: next.pathname + next.search }, ownUrl) : answer
}

/** It lies at the end of `/sign-in/..` and the like: public, and without a word of the floor. */
const isFrontDoorItself = ({ status, text }: Answer): boolean => status === 200 && text.includes('<title>Sign in')

/** Next tells its own router to go there inside the answer. */
const isFlightToFrontDoor = ({ headers, text }: Answer): boolean =>
  String(headers['content-type']).startsWith('text/x-component') && text.includes('NEXT_REDIRECT') && text.includes('/sign-in')

/** The tree of folders behind an address, which the bundle tells everybody anyway: no element of a page, no data. */
const isShapeOfAddresses = ({ headers, text }: Answer): boolean => headers['content-type'] === 'text/x-component' && text.includes('"q":""') && !text.includes('["$"')

/** Request ids of all denials that the audit knows. */
async function deniedRequests(ask: Ask, headers: Record<string, string>): Promise<Set<string>> {
  const found = new Set<string>()
  let before = ''
  for (;;) {
    const { text } = await ask({ target: `/api/audit?action=access.denied&limit=200${before}`, headers })
    const page: unknown = JSON.parse(text)
    for (const row of recordsIn(page, 'items')) found.add(String(row['requestId']))
    const next = isRecord(page) ? page['nextBefore'] : null
    if (typeof next !== 'number') return found
    before = `&before=${next}`
  }
}
