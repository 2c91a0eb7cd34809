import { describe, expect, it } from 'vitest'
import { parseFault } from './fault'
import { makeFaultTable } from './fault-table'
import { faultModes } from './modes'

describe('the catalogue', () => {
  it('has the sixty-four modes, each with a name of its own and a description', () => {
    const numbers = Array.from({ length: 64 }, (_, index) => `U${String(index + 1).padStart(2, '0')}`)
    expect(Object.keys(faultModes)).toEqual(numbers)
    expect(new Set(Object.values(faultModes).map(({ name }) => name)).size).toBe(64)
    expect(Object.values(faultModes).filter(({ description }) => description.length < 15)).toEqual([])
  })
})

describe('parseFault', () => {
  it('fills in path and times', () => {
    expect(parseFault({ mode: 'U31' })).toEqual({ mode: 'U31', path: '*', times: 1 })
  })

  it('keeps what is allowed', () => {
    const fault = { mode: 'U56', path: 'leads/search', times: null, token: 'small', afterMs: 5, options: { variant: 'short', bytes: -3, value: [] } }
    expect(parseFault(fault)).toEqual(fault)
  })

  it.each<[unknown, string]>([
    [null, 'A fault is'], [[], 'A fault is'], [{ mode: 'U65' }, 'mode:'], [{ mode: 'toString' }, 'mode:'], [{ mode: 'U31', path: '/v1/../x' }, 'path:'],
    [{ mode: 'U31', times: 0 }, 'times:'], [{ mode: 'U31', times: 1.5 }, 'times:'], [{ mode: 'U31', token: 7 }, 'token:'], [{ mode: 'U31', afterMs: -1 }, 'afterMs:'],
    [{ mode: 'U31', tiems: 1 }, 'A fault has no tiems'], [{ mode: 'U31', options: 7 }, 'options:'], [{ mode: 'U31', options: { colour: 1 } }, 'options.colour is'],
    [{ mode: 'U31', options: { count: 'x' } }, 'options.count: a whole'], [{ mode: 'U31', options: { text: 1 } }, 'options.text: a text'],
    [{ mode: 'U19', options: { status: 99 } }, 'options.status: from'],
  ])('says what is wrong with %j', (value, sentence) => {
    expect(parseFault(value)).toEqual(expect.stringContaining(sentence))
  })
})

describe('makeFaultTable', () => {
  it('uses up the times of the first fault that fits, then the next', () => {
    const table = makeFaultTable()
    table.set({ mode: 'U31', path: 'leads/*', times: 2 })
    table.set({ mode: 'U33', path: '*', times: null })
    expect(['/v1/leads/search', '/v1/campaigns/search', 'leads/update', 'leads/search'].map((path) => table.take(path)?.mode)).toEqual(['U31', 'U33', 'U31', 'U33'])
    expect(table.list()).toMatchObject([{ mode: 'U33', times: null }])
  })

  it('hits only the token that is named', () => {
    const table = makeFaultTable()
    table.set({ mode: 'U31', path: '*', times: null, token: 'a' })
    expect([table.take('leads/search'), table.take('leads/search', 'b')]).toEqual([undefined, undefined])
    expect(table.take('leads/search', 'a')).toEqual({ mode: 'U31', path: '*', times: null, token: 'a' })
  })

  it('matches whole words of a path', () => {
    const table = makeFaultTable()
    table.set({ mode: 'U31', path: 'leads/*', times: null })
    table.set({ mode: 'U31', path: 'lists/search', times: null })
    expect([table.take('leadsx/search'), table.take('lists/searches'), table.take('leads')]).toEqual([undefined, undefined, undefined])
  })

  it('takes back one or all, and tells who watches', () => {
    const table = makeFaultTable()
    let changes = 0
    const stop = table.watch(() => changes++)
    const first = table.set({ mode: 'U31', path: '*', times: 1 })
    table.set({ mode: 'U32', path: '*', times: 1 })
    table.clear(first)
    expect(table.list().map(({ mode }) => mode)).toEqual(['U32'])
    stop()
    table.clear()
    expect([table.list().length, changes]).toEqual([0, 3])
  })
})
