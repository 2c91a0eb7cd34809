import { AuthHandler } from 'next-auth/core'
import { describe, expect, it } from 'vitest'
import { newSecret } from '@/lib/server/core/ids'
import { makeAuthOptions, prepareNextAuthEnvironment, sameOriginUrl } from './next-auth'
import { readSession } from './read-session'
import { sessionCookieName, sessionIdFromCookie } from './session-cookie'
import { testPeople } from './test-people'

type Form = Record<string, string>
const base = 'http://localhost:3000'
const quiet = { error: () => undefined, warn: () => undefined }

async function desk() {
  const people = testPeople()
  await people.addUser('ada')
  const secret = newSecret()
  const options = makeAuthOptions({
    people,
    secret,
    log: quiet,
    factsOf: (headers) => ({ address: headers.get('x-test-address'), requestId: 'r1' }),
  })
  const jar: Form = {}
  const send = async (method: 'GET' | 'POST', action: string, body?: Form) => {
    const [name = '', providerId] = action.split('/')
    const headers = { 'x-test-address': '10.0.0.9', 'user-agent': 'Firefox' }
    const req = { action: 'session' as const, method, headers, cookies: jar, ...(body === undefined ? {} : { body }) }
    const answer = await AuthHandler({ options, req: Object.assign(req, { action: name, providerId, query: {} }) })
    for (const cookie of answer.cookies ?? []) jar[cookie.name] = cookie.value
    return answer
  }
  const post = async (action: string, body: Form) => {
    const { body: csrf } = await send('GET', 'csrf')
    return send('POST', action, { ...body, csrfToken: Object(csrf)['csrfToken'], json: 'true' })
  }
  const signedInAs = () => sessionIdFromCookie(`${sessionCookieName}=${jar[sessionCookieName] ?? ''}`, secret)
  return { people, options, jar, send, post, signedInAs }
}

describe('signing in through next-auth', () => {
  it('sets a host cookie that holds the session id alone', async () => {
    const { people, post, signedInAs, jar } = await desk()
    jar[sessionCookieName] = 'planted-before'
    const answer = await post('callback/credentials', { email: 'ada@example.com', password: 'right password', callbackUrl: '/campaigns' })
    expect(answer.redirect).toBe(`${base}/campaigns`)
    const cookie = answer.cookies?.find(({ name }) => name === '__Host-switchyard.session')
    expect(cookie?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
    expect(cookie?.options).not.toHaveProperty('domain')
    const sid = (await signedInAs()) ?? ''
    expect(await people.store.sessions.get(sid)).toMatchObject({ address: '10.0.0.9', userAgent: 'Firefox' })
    expect(Object.keys(jar).every((name) => name.startsWith('__Host-'))).toBe(true)
  })

  it('answers 401 with a code for wrong passwords and for too many', async () => {
    const { post, signedInAs } = await desk()
    const attempt = () => post('callback/credentials', { email: 'ada@example.com', password: 'wrong password' })
    const first = await attempt()
    expect([first.status, first.redirect]).toEqual([401, `${base}/api/auth/error?error=unauthenticated`])
    for (let n = 0; n < 4; n += 1) await attempt()
    expect((await attempt()).redirect).toBe(`${base}/api/auth/error?error=${encodeURIComponent('too_many_requests:300')}`)
    expect(await signedInAs()).toBeNull()
  })

  it('wants its own csrf token', async () => {
    const { send, signedInAs, people } = await desk()
    await send('POST', 'callback/credentials', { email: 'ada@example.com', password: 'right password', csrfToken: 'guess', json: 'true' })
    expect(await signedInAs()).toBeNull()
    expect(people.kdfRuns()).toBe(0)
  })

  it('tells nothing at its session address but when the cookie ends', async () => {
    const { post, send } = await desk()
    await post('callback/credentials', { email: 'ada@example.com', password: 'right password' })
    expect(Object.keys(Object((await send('GET', 'session')).body))).toEqual(['expires'])
  })

  it('kills the session for good on signing out', async () => {
    const { people, post, signedInAs } = await desk()
    await post('callback/credentials', { email: 'ada@example.com', password: 'right password' })
    const sessionId = (await signedInAs()) ?? ''
    await post('signout', {})
    expect(await readSession({ store: people.store, now: people.now, isSandbox: false }, { sessionId, isBackground: false })).toBeNull()
    expect(await signedInAs()).toBeNull()
    expect(people.audited.at(-1)).toMatchObject({ action: 'sessions.sign-out', actorName: 'ada' })
  })
})

describe('where it leads afterwards', () => {
  it.each([
    ['/lists?status=active', `${base}/lists?status=active`],
    [`${base}/lists`, `${base}/lists`],
    ['https://evil.example/', base],
    ['//evil.example', base],
    ['/\\evil.example', base],
    ['/\t/evil.example', base],
    ['javascript:alert(1)', base],
    ['http://localhost:3001/', base],
    ['http://[', base],
  ])('%s', (url, target) => {
    expect(sameOriginUrl(url, base)).toBe(target)
  })

  it('knows its own address from APP_URL', () => {
    const environment: Record<string, string | undefined> = {}
    prepareNextAuthEnvironment({ APP_URL: 'https://desk.example.com/' }, environment)
    expect(environment).toEqual({ NEXTAUTH_URL: 'https://desk.example.com' })
  })
})
