import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'
import { parseFault } from './faults/fault'

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

describe('an ordered fault of a play link', () => {
  const order = (fault: object): void => {
    const parsed = parseFault({ path: 'play-recording-public/*', times: null, ...fault })
    if (typeof parsed === 'string') throw new Error(parsed)
    small.sandbox.faults.set(parsed)
  }
  const asked = { headers: { range: 'bytes=100-199' } }

  test('leaves the rest of the protocol alone', async () => {
    const url = await linkOf('1')
    order({ mode: 'U31' })
    expect((await play(url)).status).toBe(500)
    expect(await linkOf('1')).toBe(url)
  })

  test('may claim another type or none', async () => {
    const url = await linkOf('1')
    order({ mode: 'A01', options: { contentType: 'image/svg+xml' }, times: 1 })
    order({ mode: 'A01', options: { contentType: '' }, times: 1 })
    expect((await play(url)).headers.get('content-type')).toBe('image/svg+xml')
    expect((await play(url)).headers.get('content-type')).toBeNull()
  })

  test('may plant a cookie', async () => {
    const url = await linkOf('1')
    order({ mode: 'A02' })
    expect((await play(url)).headers.getSetCookie()).toEqual(['planted=1; Path=/'])
  })

  test('may ignore, multiply or misname a range', async () => {
    const url = await linkOf('1')
    order({ mode: 'A03', times: 1 })
    order({ mode: 'A04', times: 1 })
    order({ mode: 'A05', times: 1 })
    expect((await play(url, asked)).status).toBe(200)
    expect((await play(url, asked)).headers.get('content-type')).toMatch(/^multipart/)
    expect((await play(url, asked)).headers.get('content-range')).toBe('bytes 7-6/5')
  })

  test('may never end', async () => {
    const url = await linkOf('1')
    const size = Number((await play(url, { method: 'HEAD' })).headers.get('content-length'))
    order({ mode: 'A06' })
    const reader = (await play(url)).body?.getReader()
    let read = 0
    while (reader && read <= size * 3) read += (await reader.read()).value?.length ?? 0
    await reader?.cancel()
    expect(read).toBeGreaterThan(size * 3)
  })

  test('may drop in the middle', async () => {
    const url = await linkOf('1')
    order({ mode: 'U05' })
    await expect(play(url).then((answer) => answer.arrayBuffer())).rejects.toThrow('terminated')
  })
})
