import { describe, expect, it } from 'vitest'
import { maxJsonBytes, readJson } from './read-json'

const post = (body: BodyInit) => new Request('http://localhost/api/x', { method: 'POST', body })
const codeOf = (work: Promise<unknown>) => work.then(() => 'read', (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error))

describe('readJson', () => {
  it('reads what fits', async () => {
    expect(await readJson(post('{"name":"Łukasz"}'))).toEqual({ name: 'Łukasz' })
  })

  it('stops at the limit, whatever the length claims', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const request = new Request('http://localhost/api/x', { method: 'POST', body: endless, ...{ duplex: 'half' } })
    expect(await codeOf(readJson(request))).toBe('payload_too_large')
    expect(sent).toBeLessThan(maxJsonBytes * 3)
  })

  it.each([
    ['broken JSON', '{"a":'],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('refuses %s without repeating it', async (_name, body) => {
    const error = await readJson(post(body)).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'invalid_request' })
    expect(String(error)).not.toContain('{"a"')
  })
})
