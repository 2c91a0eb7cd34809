import { describe, expect, it } from 'vitest'
import { mergeStreams } from './merge-streams'

async function* said(words: readonly string[], pauses: readonly Promise<void>[] = []) {
  for (const [index, word] of words.entries()) {
    await pauses[index]
    yield word
  }
}

describe('mergeStreams', () => {
  it('yields what is there and waits for no stream that is slow', async () => {
    let go = (): void => undefined
    const slow = new Promise<void>((resolve) => (go = resolve))
    const merged = mergeStreams([said(['slow'], [slow]), said(['a', 'b'])])
    expect([(await merged.next()).value, (await merged.next()).value]).toEqual(['a', 'b'])
    go()
    expect([(await merged.next()).value, (await merged.next()).done]).toEqual(['slow', true])
  })

  it('ends all streams when the reader leaves, and passes on what one throws', async () => {
    const ended: string[] = []
    async function* endless(name: string) {
      try {
        for (;;) yield name
      } finally {
        ended.push(name)
      }
    }
    const merged = mergeStreams([endless('a'), endless('b')])
    await merged.next()
    await merged.return(undefined)
    await Promise.resolve()
    expect(ended.toSorted()).toEqual(['a', 'b'])
    const broken = mergeStreams([said(['a'], [Promise.reject(new Error('no'))]), endless('c')])
    await expect((async () => { for await (const _ of broken) ended.push('read') })()).rejects.toThrow('no')
  })
})
