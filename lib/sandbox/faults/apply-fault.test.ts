import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FaultOptions } from './fault'
import { openLittleDialer, type LittleDialer } from './little-dialer'
import { LostAnswer } from './lost-answer'
import { faultModes, isFaultMode, type FaultMode } from './modes'

const post = (path: string, values: Record<string, string> = {}, signal?: AbortSignal): Request =>
  new Request(`http://127.0.0.1/v1/${path}`, { method: 'POST', body: new URLSearchParams({ auth_token: 'canary', ...values }), ...(signal && { signal }) })

type Asked = { mode: FaultMode; path?: string; values?: Record<string, string>; options?: FaultOptions }

const faulty = ({ mode, path = 'leads/search', values, options }: Asked, dialer = openLittleDialer()): Promise<Response> => {
  dialer.faults.set({ mode, path, times: null, ...(options && { options }) })
  return dialer.fetch(post(path, values))
}

const json = async (asked: Asked): Promise<unknown> => (await faulty(asked)).json()

/** What a caller can tell an answer by, bytes and endless bodies included: at most its first 100 kB. */
const trace = async (answer: Promise<Response>): Promise<string> => {
  try {
    const { status, headers, body } = await answer
    const parts: Uint8Array[] = []
    let length = 0
    try {
      for await (const part of body ?? []) {
        parts.push(part)
        length += part.length
        if (length > 100_000) break
      }
    } catch {
      return `${status} broken after ${length}`
    }
    return `${status} ${JSON.stringify([...headers])} ${Buffer.concat(parts).toString('latin1')}`
  } catch (error) {
    return error instanceof LostAnswer ? `lost ${error.fault.mode}` : `failed ${String(error)}`
  }
}

const pathOf = (mode: FaultMode): string => (mode === 'U62' || mode === 'U63' ? 'campaigns/status' : 'leads/search')

/** Modes whose answer is right and whose harm lies in time or effect; each has a test of its own below. */
const harmless: ReadonlySet<string> = new Set(['U06', 'U62', 'U63'])

describe('every mode', () => {
  const values = { list_id: '22', offset: '1', limit: '4', status: '0' }

  it.each(Object.keys(faultModes).filter(isFaultMode).filter((mode) => !harmless.has(mode)))('%s changes the answer', async (mode) => {
    const signal = AbortSignal.timeout(mode === 'U02' ? 20 : 10_000)
    const truth = await trace(openLittleDialer().fetch(post(pathOf(mode), values)))
    const dialer = openLittleDialer()
    dialer.faults.set({ mode, path: '*', times: null, options: { everyMs: 0 } })
    expect(await trace(dialer.fetch(post(pathOf(mode), values, signal)))).not.toBe(truth)
  })

  it('leaves the truth alone when nothing is ordered', async () => {
    const ask = (): Promise<string> => trace(openLittleDialer().fetch(post('leads/search', values)))
    expect(await ask()).toBe(await ask())
  })
})

describe('statuses', () => {
  it.each<[FaultMode, number]>([
    ['U19', 302], ['U20', 400], ['U21', 401], ['U22', 403], ['U23', 404], ['U24', 408], ['U25', 409], ['U26', 413], ['U27', 429], ['U28', 429], ['U31', 500],
    ['U32', 502], ['U33', 503], ['U34', 504], ['U35', 204], ['U36', 200], ['U37', 599],
  ])('%s is %i, and nothing is done', async (mode, status) => {
    const dialer = openLittleDialer()
    expect((await faulty({ mode, path: 'campaigns/status', values: { status: '0' } }, dialer)).status).toBe(status)
    expect([dialer.isActive(), dialer.reached]).toEqual([true, []])
  })

  it('tells the waits of 429', async () => {
    const after = async (mode: FaultMode, options?: FaultOptions): Promise<string | null> =>
      (await faulty({ mode, ...(options && { options }) })).headers.get('retry-after')
    expect([await after('U27'), await after('U28'), await after('U30'), await after('U30', { text: '-5' })]).toEqual([null, '2', '86400', '-5'])
    const date = Date.parse((await after('U29', { delayMs: 5000 })) ?? '')
    expect(Math.abs(date - Date.now() - 5000)).toBeLessThan(2500)
  })

  it('redirects where it is told', async () => {
    const answer = await faulty({ mode: 'U19', options: { status: 307, location: 'http://127.0.0.1:9/x' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/x'])
  })
})

describe('bodies', () => {
  it.each<FaultMode>(['U38', 'U39', 'U40', 'U42'])('%s is no JSON', async (mode) => {
    const bytes = await (await faulty({ mode })).bytes()
    expect(() => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).toThrow()
  })

  it.each<[FaultMode, FaultOptions, unknown]>([
    ['U43', {}, null], ['U43', { value: [] }, []], ['U43', { value: 7 }, 7],
    ['U46', { code: 6004, text: 'Unknown Campaign ID' }, { success: false, code: 6004, text: 'Unknown Campaign ID' }],
    ['U48', {}, { success: true }],
    ['U49', { variant: 'code' }, { success: false, code: '6004', text: 'Unknown Campaign ID' }],
    ['U50', {}, { success: false, code: 102, text: 'List deletion in progress' }],
  ])('%s with %j', async (mode, options, expected) => {
    expect(await json({ mode, options })).toEqual(expected)
  })

  it('U44 is as deep as asked', async () => {
    expect(await (await faulty({ mode: 'U44', options: { count: 3 } })).text()).toBe('{"success":true,"data":[[[]]]}')
  })

  it('U45 is the truth for a parser that keeps the last of two keys', async () => {
    expect(await json({ mode: 'U45' })).toMatchObject({ success: true, data: { total: '12' } })
  })

  it('U47 keeps the data and spoils the word', async () => {
    expect(await json({ mode: 'U47' })).toMatchObject({ success: 'false', data: { total: '12' } })
    expect(await json({ mode: 'U47', options: { variant: 'missing' } })).not.toHaveProperty('success')
  })

  it('U12 decodes to white space and the truth', async () => {
    const packed = await (await faulty({ mode: 'U12', options: { bytes: 20_000_000 } })).bytes()
    const text = gunzipSync(packed).toString()
    expect(packed.length).toBeLessThan(100_000)
    expect(text.length).toBeGreaterThan(20_000_000)
    expect(JSON.parse(text)).toMatchObject({ success: true })
  })

  it('U13 cannot be decoded', async () => {
    const packed = await (await faulty({ mode: 'U13' })).bytes()
    expect(() => gunzipSync(packed)).toThrow()
  })
})

describe('rows', () => {
  const ids = async (asked: Asked): Promise<unknown[]> => rows(await json(asked)).map(({ id }) => id)
  const rows = (body: unknown): Record<string, unknown>[] => {
    const { data } = JSON.parse(JSON.stringify(body))
    return data.entries
  }

  it.each<[FaultMode, Asked, unknown[]]>([
    ['U51', { mode: 'U51' }, [1, '2', 3, '4']],
    ['U51', { mode: 'U51', options: { variant: 'number' } }, [1, 2, 3, 4]],
    ['U52', { mode: 'U52' }, ['1', '1', '2', '3', '4']],
    ['U52', { mode: 'U52', values: { offset: '4' } }, ['4', '4', '5', '6', '7']],
    ['U53', { mode: 'U53' }, [undefined, '2', undefined, '4']],
    ['U54', { mode: 'U54', options: { field: 'id' } }, [['1'], ['2'], ['3'], ['4']]],
    ['U56', { mode: 'U56', values: { offset: '8' } }, ['1', '2', '3', '4']],
    ['U56', { mode: 'U56', options: { variant: 'short' } }, ['1', '2']],
    ['U56', { mode: 'U56', values: { limit: '2' }, options: { variant: 'long' } }, ['1', '2', '3', '4']],
    ['U57', { mode: 'U57', values: { list_id: '22' } }, ['1', '2', '3', '4']],
  ])('%s: %j', async (_, asked, expected) => {
    expect(await ids(asked)).toEqual(expected)
  })

  it('U56 echoes what was asked and drifts its total', async () => {
    expect(await json({ mode: 'U56', values: { offset: '8' } })).toMatchObject({ data: { offset: 8 } })
    expect(await json({ mode: 'U56', values: { limit: '2' }, options: { variant: 'long' } })).toMatchObject({ data: { limit: 2 } })
    const dialer = openLittleDialer()
    dialer.faults.set({ mode: 'U56', path: '*', times: null, options: { variant: 'total' } })
    const totals = [await (await dialer.fetch(post('leads/search'))).text(), await (await dialer.fetch(post('leads/search'))).text()].map((text) => /"total":"(\d+)"/.exec(text)?.[1])
    expect(totals[0]).not.toBe(totals[1])
  })

  it('U55, U58 and U60 spoil words, privacy and dates', async () => {
    expect(rows(await json({ mode: 'U55' }))[0]).toMatchObject({ status: 'QUUX_9', first_name: 'Lead 1' })
    expect(rows(await json({ mode: 'U58' }))[0]).toMatchObject({ ssn: expect.any(String), first_name: 'Lead 1' })
    expect(await (await faulty({ mode: 'U58' })).text()).toContain('"__proto__":{"polluted":true}')
    const dated = async (variant: string): Promise<unknown> => rows(await json({ mode: 'U60', options: { variant } }))[0]?.created_at
    expect([await dated('iso'), await dated('epoch'), await dated('zero'), await dated('empty')])
      .toEqual(['2026-11-18T12:00:00-0800', Date.parse('2026-11-18T20:00:00Z') / 1000, '0000-00-00 00:00:00', ''])
    expect(await dated('object')).toMatchObject({ date: '2026-11-18 12:00:00.000000' })
  })

  it('U59 turns lists and objects into each other', async () => {
    expect(await json({ mode: 'U59' })).toMatchObject({ data: { entries: { 1: { id: '1' } } } })
    expect(await json({ mode: 'U59', path: 'users/search' })).toMatchObject({ data: { results: [{ id: 31 }, { id: 32 }] } })
    expect(await json({ mode: 'U59', path: 'users/search', options: { variant: 'empty' } })).toMatchObject({ data: { results: [] } })
  })

  it('U64 repeats the token, markup and terminal codes', async () => {
    const answer = await faulty({ mode: 'U64', options: { status: 500 } })
    const text = await answer.text()
    expect([answer.status, answer.headers.get('x-echo'), text.includes('canary'), text.includes('<script>'), text.includes('\\u001b[31m')])
      .toEqual([500, 'canary', true, true, true])
  })
})

describe('writes', () => {
  const stop = (dialer: LittleDialer, mode: FaultMode, options?: FaultOptions): Promise<Response> =>
    faulty({ mode, path: 'campaigns/status', values: { status: '0' }, ...(options && { options }) }, dialer)

  afterEach(() => vi.useRealTimers())

  it('U61 does the write and loses the answer', async () => {
    const dialer = openLittleDialer()
    await expect(stop(dialer, 'U61')).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } })
    expect(dialer.isActive()).toBe(false)
  })

  it('U62 claims success and does nothing', async () => {
    const dialer = openLittleDialer()
    expect(await (await stop(dialer, 'U62')).json()).toEqual({ success: true })
    expect([dialer.isActive(), dialer.reached]).toEqual([true, []])
  })

  it('U63 does it later', async () => {
    vi.useFakeTimers()
    const dialer = openLittleDialer()
    expect(await (await stop(dialer, 'U63')).json()).toEqual({ success: true })
    await vi.advanceTimersByTimeAsync(1999)
    expect(dialer.isActive()).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    await vi.waitFor(() => expect(dialer.isActive()).toBe(false))
  })

  it('page faults never widen a write', async () => {
    const dialer = openLittleDialer()
    await stop(dialer, 'U57')
    expect([dialer.isActive(), dialer.reached]).toEqual([false, ['/v1/campaigns/status']])
  })
})

describe('time', () => {
  it('afterMs holds the fault back and an abort ends the wait', async () => {
    const dialer = openLittleDialer()
    dialer.faults.set({ mode: 'U31', path: '*', times: null, afterMs: 60_000 })
    const leaving = new AbortController()
    const answer = dialer.fetch(post('leads/search', {}, leaving.signal))
    leaving.abort(new Error('left'))
    await expect(answer).rejects.toThrow('left')
  })

  it('U02 ends only with the signal', async () => {
    const dialer = openLittleDialer()
    dialer.faults.set({ mode: 'U02', path: '*', times: null })
    await expect(dialer.fetch(post('leads/search', {}, AbortSignal.timeout(20)))).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('U06 gives the truth in crumbs', async () => {
    const answer = await faulty({ mode: 'U06', options: { everyMs: 0, bytes: 7 } })
    const sizes: number[] = []
    for await (const part of answer.body ?? []) sizes.push(part.length)
    expect([Math.max(...sizes), sizes.reduce((sum, size) => sum + size, 0)]).toEqual([7, Number(answer.headers.get('content-length'))])
  })
})
