import { describe, expect, it } from 'vitest'
import { keyed, whole } from '../seed/random'
import { serveAudio, type PlayedCall } from './serve-audio'

const call: PlayedCall = { id: 801, seconds: 47.3, seed: 1, startedAt: 1_795_000_000 }
const formats = ['wav', 'mp3'] as const

const get = (headers: Record<string, string> = {}, format: 'wav' | 'mp3' = 'mp3', of = call): Response =>
  serveAudio(new Request('http://127.0.0.1/play', { headers }), of, format)

const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

describe.each(formats)('%s', (format) => {
  it('is as long as it says', async () => {
    const answer = get({}, format)
    expect((await bytesOf(answer)).length).toBe(Number(answer.headers.get('content-length')))
    expect([answer.status, answer.headers.get('accept-ranges'), answer.headers.get('content-type')]).toEqual([200, 'bytes', format === 'wav' ? 'audio/wav' : 'audio/mpeg'])
  })

  it('gives for every range the same bytes as the whole', async () => {
    const all = await bytesOf(get({}, format))
    const random = keyed(4, 2)
    for (let round = 0; round < 150; round++) {
      const from = round < 50 ? whole(random, 0, 60) : whole(random, 0, all.length - 1)
      const to = Math.min(all.length, from + whole(random, 1, round % 2 === 0 ? 300 : 200_000))
      const answer = get({ range: `bytes=${from}-${to - 1}` }, format)
      expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/${all.length}`])
      expect((await bytesOf(answer)).equals(all.subarray(from, to))).toBe(true)
    }
  })

  it('understands open and suffix ranges', async () => {
    const all = await bytesOf(get({}, format))
    expect((await bytesOf(get({ range: `bytes=${all.length - 10}-` }, format))).equals(all.subarray(-10))).toBe(true)
    expect((await bytesOf(get({ range: 'bytes=-7' }, format))).equals(all.subarray(-7))).toBe(true)
    expect((await bytesOf(get({ range: 'bytes=-999999999' }, format))).equals(all)).toBe(true)
    expect((await bytesOf(get({ range: `bytes=5-999999999` }, format))).equals(all.subarray(5))).toBe(true)
  })

  it('answers the middle of an hour within 20 ms', async () => {
    get({}, format)
    const times: number[] = []
    for (let id = 1; id <= 7; id++) {
      const hour = { ...call, id, seconds: 3600 }
      const size = Number(get({}, format, hour).headers.get('content-length'))
      const begun = performance.now()
      const answer = get({ range: `bytes=${size >> 1}-${(size >> 1) + 65_535}` }, format, hour)
      expect((await bytesOf(answer)).length).toBe(65_536)
      times.push(performance.now() - begun)
    }
    expect(Math.min(...times)).toBeLessThan(20)
  })
})

describe('requests', () => {
  it.each(['bytes=0-1,5-6', 'bytes=9-3', 'bytes=-', 'items=0-1', 'bytes=a-b', ''])('answers "%s" with the whole', (range) => {
    expect(get({ range }).status).toBe(200)
  })

  it.each(['bytes=99999999-', 'bytes=99999999-100000000', 'bytes=-0'])('cannot satisfy %s', (range) => {
    const answer = get({ range })
    expect([answer.status, answer.body, answer.headers.get('content-range')]).toEqual([416, null, `bytes */${get().headers.get('content-length')}`])
  })

  it('HEAD tells the whole length and has no body', () => {
    const answer = serveAudio(new Request('http://127.0.0.1/play', { method: 'HEAD', headers: { range: 'bytes=0-1' } }), call, 'mp3')
    expect([answer.status, answer.body, answer.headers.get('content-length')]).toEqual([200, null, get().headers.get('content-length')])
  })

  it('refuses other methods', () => {
    expect(serveAudio(new Request('http://127.0.0.1/play', { method: 'POST' }), call, 'mp3').status).toBe(405)
  })

  it('minds If-Range', () => {
    const tag = get().headers.get('etag') ?? ''
    expect([get({ range: 'bytes=0-1', 'if-range': tag }).status, get({ range: 'bytes=0-1', 'if-range': '"other"' }).status]).toEqual([206, 200])
  })

  it('makes only what is read of a long recording', async () => {
    const before = process.memoryUsage().arrayBuffers
    const readers = Array.from({ length: 5 }, (_, id) => get({}, 'wav', { ...call, id, seconds: 3600 }).body?.getReader())
    for (const reader of readers) expect((await reader?.read())?.value?.length).toBe(65_536)
    // All of one of them would be 115 MB.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it('is empty for a call of no length', async () => {
    const none = { ...call, seconds: 0 }
    expect([(await bytesOf(get({}, 'wav', none))).length, (await bytesOf(get({}, 'mp3', none))).length]).toEqual([44, 0])
    expect(get({ range: 'bytes=0-' }, 'mp3', none).status).toBe(416)
  })
})

describe('what is heard', () => {
  it('is stereo of 8 kHz and 16 bits, as long as the call', async () => {
    const wav = await bytesOf(get({}, 'wav'))
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.toString('latin1', 36, 40)]).toEqual(['RIFF', 'WAVEfmt ', 'data'])
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt32LE(28), wav.readUInt16LE(32), wav.readUInt16LE(34)])
      .toEqual([1, 2, 8000, 32_000, 4, 16])
    expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([wav.length - 8, wav.length - 44])
    expect((wav.length - 44) / 32_000).toBeCloseTo(call.seconds, 3)
  })

  it('is a chain of frames of one size, within 0.1 s of the call', async () => {
    const mp3 = await bytesOf(get())
    expect(mp3.length % 288).toBe(0)
    // MPEG-2.5, layer III, 32 kbit/s, 8 kHz, no padding, plain stereo.
    for (let at = 0; at < mp3.length; at += 288) expect(mp3.readUInt32BE(at)).toBe(0xffe34804)
    expect(Math.abs((mp3.length / 288) * 0.072 - call.seconds)).toBeLessThan(0.1)
  })

  it('has the agent on the left and the customer on the right, never both', async () => {
    const wav = await bytesOf(get({}, 'wav'))
    const seconds = Array.from({ length: Math.floor((wav.length - 44) / 3200) }, (_, tenth) => ({ left: energyOf(wav, tenth, 0), right: energyOf(wav, tenth, 2) }))
    const isLoud = (energy: number): boolean => energy > 300
    const leftOnly = seconds.filter(({ left, right }) => isLoud(left) && right === 0).length
    const rightOnly = seconds.filter(({ left, right }) => isLoud(right) && left === 0).length
    const still = seconds.filter(({ left, right }) => !isLoud(left) && !isLoud(right)).length
    expect(leftOnly).toBeGreaterThan(80)
    expect(rightOnly).toBeGreaterThan(60)
    expect(still).toBeGreaterThan(20)
    expect(seconds.filter(({ left, right }) => isLoud(left) && isLoud(right)).length).toBe(0)
  })
})

/** The root mean square of a tenth of a second on one channel. */
const energyOf = (wav: Buffer, tenth: number, channel: number): number => {
  let sum = 0
  for (let sample = 0; sample < 800; sample++) sum += wav.readInt16LE(44 + (tenth * 800 + sample) * 4 + channel) ** 2
  return Math.sqrt(sum / 800)
}
