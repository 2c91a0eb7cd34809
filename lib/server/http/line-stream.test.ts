import { describe, expect, it } from 'vitest'
import { lineStream } from './line-stream'

async function* numbers(most: number, onEnd: () => void) {
  try {
    for (let number = 1; number <= most; number += 1) yield { number }
  } finally {
    onEnd()
  }
}

describe('lineStream', () => {
  it('sends a line of JSON per item, uncached and unbuffered', async () => {
    const response = lineStream(numbers(2, () => undefined), { signal: new AbortController().signal, stop: () => undefined })
    expect(await response.text()).toBe('{"number":1}\n{"number":2}\n')
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform')
  })

  it('ends the work when the browser leaves, by its request or by its reader', async () => {
    const told: string[] = []
    const left = new AbortController()
    const byRequest = lineStream(numbers(Infinity, () => told.push('items')), { signal: left.signal, stop: () => told.push('stop') })
    await byRequest.body?.getReader().read()
    left.abort()
    await Promise.resolve()
    expect(told.toSorted()).toEqual(['items', 'stop'])
    const byReader = lineStream(numbers(Infinity, () => told.push('items again')), { signal: new AbortController().signal, stop: () => told.push('stop again') })
    const reader = byReader.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect(told).toEqual(expect.arrayContaining(['items again', 'stop again']))
  })

  it('breaks off where the work breaks: a part is no whole', async () => {
    async function* broken() {
      yield 1
      throw new Error('no')
    }
    await expect(lineStream(broken(), { signal: new AbortController().signal, stop: () => undefined }).text()).rejects.toThrow('no')
  })
})
