import NextAuth from 'next-auth'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newSecret } from '@/lib/server/core/ids'
import { makeAuthOptions, prepareNextAuthEnvironment, sameOriginUrl } from './next-auth'
import { readSession } from './read-session'
import { sessionCookieName, sessionIdFromCookie } from './session-cookie'
import { testPeople } from './test-people'

type Texts = Record<string, string>
const base = 'http://localhost:3000'
const quiet = { error: () => undefined, warn: () => undefined }

/** One browser with its cookies in front of the handler as Next would call it. */
async function desk() {
  const people = testPeople()
  await people.addUser('ada')
  const secret = newSecret()
  const factsOf = (headers: Headers) => ({ address: headers.get('x-test-address'), requestId: 'r1' })
  const handler = NextAuth(makeAuthOptions({ people, secret, log: quiet, factsOf }))
  const jar: Texts = {}
  const send = async (method: 'GET' | 'POST', action: string, body: Texts = {}) => {
    const headers = { 'x-test-address': '10.0.0.9', 'user-agent': 'Firefox' }
    const answer = recordedAnswer()
    await handler({ method, headers, body, cookies: jar, query: { nextauth: action.split('/') } }, answer.response)
    for (const cookie of answer.cookies()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar[name] = decodeURIComponent(value)
    }
    return { status: answer.status(), body: answer.body(), cookies: answer.cookies() }
  }
  const post = async (action: string, body: Texts) => {
    const { csrfToken } = (await send('GET', 'csrf')).body
    return send('POST', action, { ...body, csrfToken, json: 'true' })
  }
  const signedInAs = () => sessionIdFromCookie(`${sessionCookieName}=${jar[sessionCookieName] ?? ''}`, secret)
  return { people, jar, send, post, signedInAs }
}

function recordedAnswer() {
  const headers = new Map<string, unknown>()
  let status = 0
  let body: unknown
  const keep = (value: unknown): void => {
    body = value
  }
  const response = {
    status: (code: number) => {
      status = code
      return response
    },
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: unknown) => {
      headers.set(name, value)
      return response
    },
    json: keep,
    send: keep,
    end: () => undefined,
  }
  const texts = z.array(z.string()).default([])
  return { response, status: () => status, body: () => Object(body), cookies: () => texts.parse(headers.get('Set-Cookie')) }
}

describe('signing in through next-auth', () => {
  it('sets a host cookie that holds the session id alone', async () => {
    const { people, post, signedInAs, jar } = await desk()
    jar[sessionCookieName] = 'planted-before'
    const answer = await post('callback/credentials', { email: 'ada@example.com', password: 'right password', callbackUrl: '/campaigns' })
    expect(answer.body).toEqual({ url: `${base}/campaigns` })
    const cookie = answer.cookies.find((text) => text.startsWith('__Host-switchyard.session='))
    expect(cookie).toMatch(/; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
    const sid = (await signedInAs()) ?? ''
    expect(await people.store.sessions.get(sid)).toMatchObject({ address: '10.0.0.9', userAgent: 'Firefox' })
    expect(Object.keys(jar).every((name) => name.startsWith('__Host-'))).toBe(true)
  })

  it('answers 401 with a code for wrong passwords and for too many', async () => {
    const { post, signedInAs } = await desk()
    const attempt = () => post('callback/credentials', { email: 'ada@example.com', password: 'wrong password' })
    const first = await attempt()
    expect(first).toMatchObject({ status: 401, body: { url: `${base}/api/auth/error?error=unauthenticated` } })
    for (let n = 0; n < 4; n += 1) await attempt()
    expect((await attempt()).body).toEqual({ url: `${base}/api/auth/error?error=${encodeURIComponent('too_many_requests:300')}` })
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
    expect(Object.keys((await send('GET', 'session')).body)).toEqual(['expires'])
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
