import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const linkOf = async (leadId: string): Promise<string> => {
  const found = /http[^"]+/.exec(JSON.stringify(await small.ask('leads/get-recordings', { lead_id: leadId })))?.[0]
  return found ?? 'http://127.0.0.1/none'
}
const play = (url: string, init?: RequestInit): Promise<Response> => small.sandbox.fetch(new Request(url, init))

describe('a play link', () => {
  test('plays without a token, whole and in parts', async () => {
    const url = await linkOf('1')
    const whole = await play(url)
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('audio/mpeg')
    const bytes = new Uint8Array(await whole.arrayBuffer())
    expect(bytes.length).toBe(Number(whole.headers.get('content-length')))
    const part = await play(url, { headers: { range: 'bytes=1000-1999' } })
    expect(part.status).toBe(206)
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(1000, 2000))
    expect((await play(url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(bytes.length))
  })

  test('of a recording that is not ready is a 404 until it is', async () => {
    small.account.clock.set(noon + 60, true)
    const url = await linkOf('1')
    expect((await play(url)).status).toBe(200)
    small.account.clock.set(noon, true)
    expect((await play(url)).status).toBe(404)
  })

  test.each(['abc', '', '%E0%A4%A', 'JTdCJTIyYWNjb3VudF9pZCUyMiUzQTElN0Q='])('with the blob "%s" is a 404', async (blob) => {
    expect((await play(`http://127.0.0.1/play-recording-public/${blob}?rlt=x`)).status).toBe(404)
  })

  test('is not played by POST', async () => {
    expect((await play(await linkOf('1'), { method: 'POST' })).status).toBe(404)
  })

  test('stands in the ledger of its account, its secret left out', async () => {
    await play(await linkOf('1'))
    const last = small.sandbox.ledger.entries().at(-1)
    expect(last).toMatchObject({ account: 'small', method: 'GET', token: 'none', names: ['rlt'], values: {}, outcome: 'ok' })
  })
})
