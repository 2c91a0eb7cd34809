import { describe, expect, it } from 'vitest'
import { fileDownload } from './file-download'

const file = { name: 'leads.csv', type: 'text/csv; charset=utf-8', bytes: 6 }

describe('a file to keep', () => {
  it('comes whole, with its length, is kept by nobody on the way and can be nothing but a file', async () => {
    const answer = fileDownload(pieces(['abc', 'def']), file)
    expect(await answer.text()).toBe('abcdef')
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="leads.csv"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, no-store, no-transform',
      'x-body-length': '6',
    })
  })

  it('breaks off where the file does', async () => {
    await expect(fileDownload(pieces(['abc'], new Error('gone')), file).text()).rejects.toThrow('gone')
  })

  it('opens nothing before it is read, and closes what it opened when nobody reads on', async () => {
    const seen: string[] = []
    const answer = fileDownload(pieces(['abc', 'def'], undefined, seen), file)
    await Promise.resolve()
    expect(seen).toEqual([])
    const reader = answer.body?.getReader()
    await reader?.read()
    expect(seen).toEqual(['open'])
    await reader?.cancel()
    expect(seen).toEqual(['open', 'closed'])
  })
})

async function* pieces(texts: readonly string[], error?: Error, seen: string[] = []): AsyncGenerator<Uint8Array> {
  seen.push('open')
  try {
    for (const text of texts) yield new TextEncoder().encode(text)
    if (error !== undefined) throw error
  } finally {
    seen.push('closed')
  }
}
