import { describe, expect, it } from 'vitest'
import { assertJson, assertSameOrigin } from './same-origin'

const app = 'https://desk.example'
const write = (headers: Record<string, string>, method = 'POST') => new Request(`${app}/api/x`, { method, headers })
const isRefused = (headers: Record<string, string>) => {
  try {
    assertSameOrigin(write(headers), app)
    return false
  } catch {
    return true
  }
}

describe('writes of other sites', () => {
  it.each([
    ['nothing said', {}],
    ['cross-site', { 'sec-fetch-site': 'cross-site', origin: app }],
    ['same-site', { 'sec-fetch-site': 'same-site', origin: 'https://other.desk.example' }],
    ['typed by hand', { 'sec-fetch-site': 'none' }],
    ['a null origin', { origin: 'null' }],
    ['an evil origin', { origin: 'https://evil.example' }],
    ['a look-alike with our name in front', { origin: 'https://desk.example.evil.example' }],
    ['a look-alike with our name behind', { origin: 'https://evil-desk.example' }],
    ['plain http', { origin: 'http://desk.example' }],
    ['another port', { origin: 'https://desk.example:8443' }],
    ['same-origin with a foreign origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  ])('are refused: %s', (_name, headers) => {
    expect(isRefused(headers)).toBe(true)
  })

  it.each([
    ['a modern browser', { 'sec-fetch-site': 'same-origin', origin: app }],
    ['one without Origin', { 'sec-fetch-site': 'same-origin' }],
    ['an older browser', { origin: app }],
  ])('our own pass: %s', (_name, headers) => {
    expect(isRefused(headers)).toBe(false)
  })

  it('reads need none of it', () => {
    expect(() => assertSameOrigin(write({}, 'GET'), app)).not.toThrow()
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])('a body of type "%s" is refused', (type) => {
    expect(() => assertJson(write(type === '' ? {} : { 'content-type': type }))).toThrow(/application\/json/)
  })
})
