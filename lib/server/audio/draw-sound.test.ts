import { describe, expect, it } from 'vitest'
import { openTrack } from '@/lib/sandbox/audio/track'
import { drawSound } from './draw-sound'

const rate = 8_000
const signal = (): AbortSignal => AbortSignal.timeout(60_000)

/** Parts of any size, made only when they are taken. */
function streamOf(size: number, slice: (from: number, to: number) => Uint8Array, partBytes = 64 * 1024): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= size) return controller.close()
      controller.enqueue(slice(at, Math.min(size, at + partBytes)))
      at += partBytes
    },
  }, { highWaterMark: 0 })
}
const whole = (bytes: Uint8Array, partBytes?: number) => streamOf(bytes.length, (from, to) => bytes.subarray(from, to), partBytes)

type Wav = { channels?: number; bits?: number; kind?: number; seconds: number; level: (second: number, channel: number) => number; told?: number }

/** A tone of 400 Hz whose loudness is told per second and channel. */
function wav({ channels = 1, bits = 16, kind = 1, seconds, level, told }: Wav): Uint8Array {
  const frame = (channels * bits) / 8
  const bytes = Buffer.alloc(44 + 10 + seconds * rate * frame)
  bytes.write('RIFF____WAVEfmt ', 0, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(kind, 20)
  bytes.writeUInt16LE(channels, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * frame, 28)
  bytes.writeUInt16LE(frame, 32)
  bytes.writeUInt16LE(bits, 34)
  // A chunk of an odd length between format and sound, as recorders leave them.
  bytes.write('LIST', 36, 'latin1')
  bytes.writeUInt32LE(1, 40)
  bytes.write('data', 46, 'latin1')
  bytes.writeUInt32LE(told ?? seconds * rate * frame, 50)
  for (let index = 0; index < seconds * rate; index += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const value = Math.sin((index / rate) * 400 * 2 * Math.PI) * level(Math.floor(index / rate), channel)
      const at = 54 + index * frame + (channel * bits) / 8
      if (kind === 3) bytes.writeFloatLE(value, at)
      else if (bits === 8) bytes.writeUInt8(Math.round(value * 127) + 128, at)
      else bytes.writeIntLE(Math.round(value * (2 ** (bits - 1) - 1)), at, bits / 8)
    }
  }
  return bytes
}

const loudestOf = (peaks: readonly number[] = [], from = 0, to = 1): number => Math.max(...peaks.slice(Math.floor(peaks.length * from), Math.floor(peaks.length * to)))

describe('the waveform of a WAV', () => {
  it.each([
    [8, 1],
    [16, 1],
    [24, 1],
    [32, 1],
    [32, 3],
  ])('of %i bits, kind %i, has its length, loudness and silences', async (bits, kind) => {
    const sound = wav({ bits, kind, seconds: 12, level: (second) => (second < 4 || second >= 9 ? 0.5 : 0) })
    const drawn = await drawSound({ stream: whole(sound, 777), signal: signal() })
    expect(drawn).toMatchObject({ seconds: 12, isCut: false, silences: [[4.3, 8.7]] })
    const [peaks] = drawn.channels
    expect(drawn.channels).toHaveLength(1)
    expect(peaks?.length).toBeGreaterThanOrEqual(1_000)
    expect(peaks?.length).toBeLessThanOrEqual(2_000)
    expect(loudestOf(peaks, 0, 0.3)).toBeGreaterThan(480)
    expect(loudestOf(peaks, 0, 0.3)).toBeLessThan(520)
    expect(loudestOf(peaks, 0.4, 0.7)).toBeLessThan(10)
  })

  it('of two channels keeps them apart', async () => {
    const sound = wav({ channels: 2, seconds: 4, level: (second, channel) => ((second < 2) === (channel === 0) ? 0.8 : 0) })
    const [left, right] = (await drawSound({ stream: whole(sound), signal: signal() })).channels
    expect([loudestOf(left, 0, 0.49), loudestOf(left, 0.51, 1)]).toEqual([expect.closeTo(800, -1), 0])
    expect([loudestOf(right, 0, 0.49), loudestOf(right, 0.51, 1)]).toEqual([0, expect.closeTo(800, -1)])
  })

  it.each([0, 0xffff_ffff])('goes to its end when it tells %i as its length', async (told) => {
    const drawn = await drawSound({ stream: whole(wav({ seconds: 3, level: () => 0.5, told })), signal: signal() })
    expect(drawn.seconds).toBe(3)
  })

  it.each([6, 7])('of the telephone (kind %i) is silent where it is silent', async (kind) => {
    const sound = wav({ seconds: 1, bits: 8, level: () => 0 })
    const bytes = Buffer.concat([sound.subarray(0, 54), Buffer.alloc(4 * rate, kind === 7 ? 0xff : 0xd5), Buffer.alloc(rate, kind === 7 ? 0x80 : 0xaa)])
    bytes.writeUInt16LE(kind, 20)
    bytes.writeUInt32LE(5 * rate, 50)
    const drawn = await drawSound({ stream: whole(bytes), signal: signal() })
    expect(drawn).toMatchObject({ seconds: 5, silences: [[0.3, 3.7]] })
    expect(loudestOf(drawn.channels[0], 0.85, 1)).toBeGreaterThan(950)
  })
})

describe('the waveform of an MP3', () => {
  it('says the same as that of its WAV, in two channels', async () => {
    const call = { id: 7, seconds: 60, seed: 1 }
    const [mp3, pcm] = [openTrack(call, 'mp3'), openTrack(call, 'wav')]
    const fromMp3 = await drawSound({ stream: streamOf(mp3.size, mp3.slice, 1_000), signal: signal() })
    const fromWav = await drawSound({ stream: streamOf(pcm.size, pcm.slice), signal: signal() })
    expect(fromMp3.channels).toHaveLength(2)
    expect(fromMp3.seconds).toBeCloseTo(fromWav.seconds, 0)
    expect(Math.abs(loudestOf(fromMp3.channels[0]) - loudestOf(fromWav.channels[0]))).toBeLessThan(150)
    const spoken = (peaks: number[] = []) => peaks.filter((peak) => peak > 60).length / peaks.length
    expect(Math.abs(spoken(fromMp3.channels[1]) - spoken(fromWav.channels[1]))).toBeLessThan(0.1)
  })

  it('of an hour is drawn in bounded memory, the rest of the house going on', async () => {
    const track = openTrack({ id: 9, seconds: 3_600, seed: 1 }, 'mp3')
    let beats = 0
    let mostRss = 0
    // The whole process, the thread and the decoder's own memory included.
    const before = process.memoryUsage.rss()
    const heart = setInterval(() => {
      beats += 1
      mostRss = Math.max(mostRss, process.memoryUsage.rss())
    }, 5)
    const drawn = await drawSound({ stream: streamOf(track.size, track.slice), signal: signal() })
    clearInterval(heart)
    expect(drawn.seconds).toBeGreaterThan(3_590)
    expect(drawn.channels.map((peaks) => peaks.length >= 1_000 && peaks.length <= 2_000)).toEqual([true, true])
    // Decoded it would be 230 MB.
    expect(mostRss - before).toBeLessThan(150e6)
    expect(beats).toBeGreaterThan(10)
  })

  it('stops at the longest sound and says so', async () => {
    const track = openTrack({ id: 9, seconds: 600, seed: 1 }, 'mp3')
    const drawn = await drawSound({ stream: streamOf(track.size, track.slice, 10_000), signal: signal(), mostSeconds: 60 })
    expect(drawn.isCut).toBe(true)
    expect(drawn.seconds).toBeLessThan(70)
  })
})

describe('what cannot be drawn', () => {
  it.each([
    ['white space', Buffer.alloc(300_000, ' ')],
    ['noise', Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7_919 * (index % 13)) & 0xff))],
    ['nothing', Buffer.alloc(0)],
    ['a WAV of an unknown kind', wav({ kind: 85, seconds: 1, level: () => 1 })],
    ['a WAV without sound', Buffer.from('RIFF____WAVE')],
    ['sync words alone', Buffer.alloc(300_000, 0xff)],
  ])('is refused with a sentence: %s', async (_, bytes) => {
    await expect(drawSound({ stream: whole(bytes), signal: signal() })).rejects.toMatchObject({ code: 'upstream_unreadable' })
  })

  it('passes on what breaks the stream', async () => {
    const stream = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('broke off')) })
    await expect(drawSound({ stream, signal: signal() })).rejects.toThrow('broke off')
  })

  it('ends thread and stream when nobody waits', async () => {
    let isCancelled = false
    const stream = new ReadableStream<Uint8Array>({ cancel: () => void (isCancelled = true) })
    const leaving = new AbortController()
    const drawing = drawSound({ stream, signal: leaving.signal })
    leaving.abort()
    await expect(drawing).rejects.toThrow()
    expect(isCancelled).toBe(true)
  })
})
