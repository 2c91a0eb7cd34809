import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample } from '@/lib/testing/sample'
import { encodeFields, withToken } from './form'
import { makeSecret } from './secret'
import { canaryToken, everyRead, everyWrite, goodSamples, json, ok, testClient } from './test-client'

describe('the token', () => {
  it.each(Object.entries({ ...everyRead, ...everyWrite }))('%s carries it once, in the body, as the last field', async (path, act) => {
    const client = testClient(({ path: asked }) => ok(sample(goodSamples[asked] ?? '')))
    await act(client.convoso)
    const [seen] = client.seen
    expect(seen?.path).toBe(path)
    expect(seen?.request.method).toBe('POST')
    expect(seen?.fields.getAll('auth_token')).toEqual([canaryToken])
    expect([...(seen?.fields.keys() ?? [])].at(-1)).toBe('auth_token')
    expect(seen?.request.url).toBe(`https://api.example.test/v1/${path}`)
    expect(JSON.stringify([...(seen?.request.headers ?? [])])).not.toContain(canaryToken)
    expect(JSON.stringify(client.logged)).not.toContain(canaryToken)
  })

  it('is in no error and no log line, even when the upstream sends it back', async () => {
    const echo = { success: false, code: 6004, text: canaryToken, error: canaryToken, message: canaryToken }
    const redirect = new Response(null, { status: 302, headers: { location: `https://x.example/?${canaryToken}` } })
    for (const answer of [json(echo), json(echo, { status: 500 }), json(echo, { status: 401 }), ok(`<b>${canaryToken}`), redirect]) {
      const client = testClient(() => answer.clone())
      const error: unknown = await client.convoso.campaigns.setActive('7', true).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      const said = inspect([error, client.logged, client.convoso.health(), client.convoso], { depth: 20, showHidden: true })
      expect(said).not.toContain(canaryToken)
    }
  })

  it('shows as [redacted] however it is printed', () => {
    const secret = makeSecret(canaryToken)
    const prints = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret }), inspect(secret, { showHidden: true, depth: 9 })]
    expect(prints.join()).not.toContain(canaryToken)
    expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted]"}')
    expect(inspect(secret)).toBe('[redacted]')
    expect(secret.reveal()).toBe(canaryToken)
  })
})

describe('a form', () => {
  it('lets no field stand in the place of the token', () => {
    const secret = makeSecret(canaryToken)
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => {
        const parsed = new URLSearchParams(withToken(encodeFields(fields), secret))
        expect(parsed.getAll('auth_token')).toEqual([canaryToken])
        for (const [name, value] of Object.entries(fields)) expect(parsed.getAll(name)).toContain(value)
      }),
    )
  })

  it.each(['auth_token', 'AUTH_TOKEN', ' auth_token '])('throws on a field named "%s"', (name) => {
    expect(() => encodeFields({ [name]: 'x' })).toThrow('access token')
  })

  it('lets no custom field of a lead carry a meaning of its own', async () => {
    const client = testClient(() => json({ success: true, data: { lead_id: 1 } }))
    for (const name of ['auth_token', 'hopper', 'update_if_found', 'lead_id', 'check_dup', 'created_by', 'a&b', '__proto__', 'Hopper']) {
      const custom = Object.fromEntries([[name, '1']])
      await expect(client.convoso.leads.insert({ listId: '1', phone: '8181234560', custom })).rejects.toMatchObject({ code: 'invalid_request' })
      await expect(client.convoso.leads.search({ custom })).rejects.toMatchObject({ code: 'invalid_request' })
    }
    expect(client.seen).toHaveLength(0)
  })
})
