import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from './env'

const token = { CONVOSO_AUTH_TOKEN: 'a-token-of-some-length' }

function linesOf(environment: Record<string, string | undefined>): string[] {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    return error instanceof SettingsError ? error.lines : ['another error']
  }
}

describe('readSettings', () => {
  it('fills in the documented defaults', () => {
    expect(readSettings(token)).toMatchObject({
      CONVOSO_API_URL: 'https://api.convoso.com/v1',
      CONVOSO_TIMEZONE: 'America/Los_Angeles',
      CONVOSO_MAX_RPS: 4,
      CONVOSO_BURST: 20,
      CONVOSO_MAX_IN_FLIGHT: 6,
      APP_URL: 'http://localhost:3000',
      sandbox: false,
    })
  })

  it('names every wrong setting at once and repeats no value', () => {
    const lines = linesOf({ ...token, PORT: '99999', CONVOSO_TIMEZONE: 'Mars/Olympus', AUTH_SECRET: 'changeme', CONVOSO_BURST: 'abc', APP_URL: 'http://desk.example', TRUSTED_PROXIES: 'nobody' })
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'APP_URL',
      'AUTH_SECRET',
      'CONVOSO_BURST',
      'CONVOSO_TIMEZONE',
      'PORT',
      'TRUSTED_PROXIES',
    ])
    expect(lines).toContain('CONVOSO_BURST is not a number')
    expect(lines.join()).not.toMatch(/changeme|Olympus|99999/)
  })

  it.each([
    ['a missing token', {}, /^CONVOSO_AUTH_TOKEN/],
    ['an app on plain http elsewhere', { ...token, APP_URL: 'http://desk.example' }, /^APP_URL .*TLS/],
    ['an upstream on plain http elsewhere', { ...token, CONVOSO_API_URL: 'http://api.example/v1' }, /^CONVOSO_API_URL/],
    ['a recording host that is an address', { ...token, CONVOSO_RECORDING_HOSTS: 'convoso.com,https://recordings.example/' }, /^CONVOSO_RECORDING_HOSTS .*hosts such as/],
    ['demo accounts beside a real upstream', { ...token, SWITCHYARD_SANDBOX: '1' }, /^SWITCHYARD_SANDBOX/],
    ['PostgreSQL without a shared secret', { ...token, DATABASE_URL: 'postgres://db/switchyard' }, /^AUTH_SECRET/],
    ['half of the first admin', { ...token, ADMIN_EMAIL: 'owner@desk.example' }, /^ADMIN_PASSWORD/],
  ])('refuses %s with a sentence', (_name, environment, sentence) => {
    expect(linesOf(environment)).toEqual([expect.stringMatching(sentence)])
  })

  it('takes empty texts as absent', () => {
    expect(readSettings({ ...token, APP_URL: '', DATABASE_URL: '' }).DATABASE_URL).toBeUndefined()
  })
})
