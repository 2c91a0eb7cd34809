import { afterEach, describe, expect, it, vi } from 'vitest'
import { refusal, safeReturnPath, signIn } from './session'

afterEach(() => vi.unstubAllGlobals())

describe('safeReturnPath', () => {
  it.each([
    ['/campaigns?state=on#row', '/campaigns?state=on#row'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?callbackUrl=/x', '/'],
    [null, '/'],
  ])('%j leads to %j', (wanted, expected) => {
    expect(safeReturnPath(wanted)).toBe(expected)
  })
})

describe('refusal', () => {
  it('tells a wrong password, too many attempts and anything else apart', () => {
    expect(refusal('unauthenticated')).toEqual({ kind: 'wrong' })
    expect(refusal('too_many_requests:90')).toEqual({ kind: 'too-many', seconds: 90 })
    expect(refusal('too_many_requests')).toEqual({ kind: 'too-many', seconds: null })
    expect(refusal('internal')).toEqual({ kind: 'failed' })
  })
})

describe('signIn', () => {
  const serve = (answer: () => Response) => {
    vi.stubGlobal('location', { origin: 'http://localhost:3000' })
    const fetched = vi.fn<typeof fetch>((path) => Promise.resolve(path === '/api/auth/csrf' ? Response.json({ csrfToken: 't' }) : answer()))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }

  it('posts the credentials with the token of the form', async () => {
    const fetched = serve(() => Response.json({ url: 'http://localhost:3000' }))
    expect(await signIn({ email: 'a@b.example', password: 'p w' })).toEqual({ kind: 'signed-in' })
    expect(String(fetched.mock.calls[1]?.[1]?.body)).toContain('email=a%40b.example&password=p+w&csrfToken=t')
  })

  it('never takes a refusal or a broken answer for a success', async () => {
    serve(() => Response.json({ url: 'http://localhost:3000/sign-in?error=unauthenticated' }, { status: 401 }))
    expect(await signIn({ email: 'a@b.example', password: 'x' })).toEqual({ kind: 'wrong' })
    serve(() => new Response('<html>', { status: 200 }))
    expect(await signIn({ email: 'a@b.example', password: 'x' })).toEqual({ kind: 'failed' })
    serve(() => new Response(null, { status: 429, headers: { 'retry-after': '30' } }))
    expect(await signIn({ email: 'a@b.example', password: 'x' })).toEqual({ kind: 'too-many', seconds: 30 })
  })
})
