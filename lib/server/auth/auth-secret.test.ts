import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadAuthSecret } from './auth-secret'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'switchyard-secret-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('the secret of the cookies', () => {
  it('is AUTH_SECRET where set, and then nothing is written', () => {
    expect(loadAuthSecret({ settings: { AUTH_SECRET: 'x'.repeat(32) }, dir })).toBe('x'.repeat(32))
    expect(readdirSync(dir)).toEqual([])
  })

  it('is made once, readable by its owner alone', () => {
    const inside = path.join(dir, 'live')
    const made = loadAuthSecret({ settings: {}, dir: inside })
    expect(Buffer.from(made, 'base64url')).toHaveLength(32)
    expect(loadAuthSecret({ settings: {}, dir: inside })).toBe(made)
    expect(readdirSync(inside)).toEqual(['auth-secret'])
    expect(statSync(path.join(inside, 'auth-secret')).mode & 0o777).toBe(0o600)
  })

  it('is refused in a sentence when its file is too short or its folder is none', () => {
    writeFileSync(path.join(dir, 'auth-secret'), 'short')
    expect(() => loadAuthSecret({ settings: {}, dir })).toThrow(/less than 32 characters/)
    expect(() => loadAuthSecret({ settings: {}, dir: path.join(dir, 'auth-secret', 'below') })).toThrow(/cannot be made or read/)
  })
})
