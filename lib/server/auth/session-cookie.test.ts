import { encode } from 'next-auth/jwt'
import { describe, expect, it } from 'vitest'
import { newSecret } from '@/lib/server/core/ids'
import { sessionCookieName, sessionIdFromCookie } from './session-cookie'

const secret = newSecret()
const sid = newSecret()
const cookie = (token: string): string => `other=1; ${sessionCookieName}=${token}; last=2`
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const changed = (token: string): string => token.replace(/.(?=.{30}$)/, (sign) => (sign === 'A' ? 'B' : 'A'))
const inAnHour = Math.floor(Date.now() / 1000) + 3600

describe('the session cookie', () => {
  it('gives back the session id, again and again', async () => {
    const header = cookie(await encode({ token: { sid }, secret, maxAge: 60 }))
    expect([await sessionIdFromCookie(header, secret), await sessionIdFromCookie(header, secret)]).toEqual([sid, sid])
  })

  it.each([
    ['nothing', async () => 'other=1'],
    ['an empty one', async () => cookie('')],
    ['rubbish', async () => cookie('abc.def')],
    ['a cookie of another name', async () => `x${cookie(await encode({ token: { sid }, secret })).slice(9)}`],
    ['one of another secret', async () => cookie(await encode({ token: { sid }, secret: newSecret() }))],
    ['an expired one', async () => cookie(await encode({ token: { sid }, secret, maxAge: -1 }))],
    ['an unsigned token', async () => cookie(`${base64({ alg: 'none' })}.${base64({ sid, exp: inAnHour })}.`)],
    ['an unencrypted envelope', async () => cookie(`${base64({ alg: 'none', enc: 'none' })}..AAAA.${base64({ sid, exp: inAnHour })}.AAAA`)],
    ['one without a session id', async () => cookie(await encode({ token: { sub: 'admin', role: 'admin' }, secret }))],
    ['one with a changed letter', async () => cookie(changed(await encode({ token: { sid }, secret })))],
  ])('is null for %s', async (_, header) => {
    expect(await sessionIdFromCookie(await header(), secret)).toBeNull()
  })

  it('is not remembered for another secret', async () => {
    const header = cookie(await encode({ token: { sid }, secret }))
    expect(await sessionIdFromCookie(header, secret)).toBe(sid)
    expect(await sessionIdFromCookie(header, newSecret())).toBeNull()
  })
})
