import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Waveform } from '@/lib/contracts/recordings'
import type { RecordingFile } from '@/lib/server/ports/recording-files'
import { makeWaveforms } from './waveforms'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'waveforms-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const drawn = (seconds: number, isCut = false): Waveform => ({ seconds, channels: [[1, 2, 3]], silences: [], isCut })
const file = (): RecordingFile => ({ status: 200, headers: { 'content-type': 'audio/mpeg' }, stream: new ReadableStream() })
const signal = new AbortController().signal

/** A drawer whose works end when they are told to. */
function slowDrawer() {
  const works: { end: (waveform: Waveform) => void; fail: (error: Error) => void; signal: AbortSignal }[] = []
  const started: (() => void)[] = []
  return {
    works,
    next: () => new Promise<void>((resolve) => started.push(resolve)),
    draw: ({ signal: stop }: { signal: AbortSignal }) =>
      new Promise<Waveform>((resolve, reject) => {
        stop.addEventListener('abort', () => reject(new Error('stopped')))
        works.push({ end: resolve, fail: reject, signal: stop })
        for (const tell of started.splice(0)) tell()
      }),
  }
}

describe('waveforms', () => {
  it('are drawn once and kept beyond the process', async () => {
    let opened = 0
    const open = async () => {
      opened += 1
      return file()
    }
    const first = makeWaveforms({ folder, draw: async () => drawn(12) })
    expect(await first.of('l42-recorded', { open, signal })).toEqual(drawn(12))
    const second = makeWaveforms({ folder, draw: async () => drawn(99) })
    expect(await second.of('l42-recorded', { open, signal })).toEqual(drawn(12))
    expect(opened).toBe(1)
    expect((await readdir(folder)).join()).not.toContain('recorded')
  })

  it('are drawn again where the file is broken, and not kept when they are cut', async () => {
    const made = makeWaveforms({ folder, draw: async () => drawn(12) })
    await made.of('c1', { open: async () => file(), signal })
    for (const name of await readdir(folder)) await writeFile(path.join(folder, name), '{"seconds":')
    expect((await makeWaveforms({ folder, draw: async () => drawn(7, true) }).of('c1', { open: async () => file(), signal })).seconds).toBe(7)
    expect((await makeWaveforms({ folder, draw: async () => drawn(8) }).of('c1', { open: async () => file(), signal })).seconds).toBe(8)
  })

  it('are drawn once for all who ask at the same time', async () => {
    const drawer = slowDrawer()
    const made = makeWaveforms({ folder, draw: drawer.draw })
    const begun = drawer.next()
    const asked = [1, 2, 3].map(() => made.of('c1', { open: async () => file(), signal }))
    await begun
    drawer.works[0]?.end(drawn(5))
    expect((await Promise.all(asked)).map(({ seconds }) => seconds)).toEqual([5, 5, 5])
    expect(drawer.works).toHaveLength(1)
  })

  it('stop being drawn when the last who waited has gone, not before', async () => {
    const drawer = slowDrawer()
    const made = makeWaveforms({ folder, draw: drawer.draw })
    const begun = drawer.next()
    const [one, other] = [new AbortController(), new AbortController()]
    const asked = [one, other].map((leaving) => made.of('c1', { open: async () => file(), signal: leaving.signal }))
    await begun
    one.abort()
    await expect(asked[0]).rejects.toThrow()
    expect(drawer.works[0]?.signal.aborted).toBe(false)
    other.abort()
    await expect(asked[1]).rejects.toThrow()
    expect(drawer.works[0]?.signal.aborted).toBe(true)
    const again = drawer.next()
    const later = made.of('c1', { open: async () => file(), signal })
    await again
    drawer.works[1]?.end(drawn(6))
    expect((await later).seconds).toBe(6)
  })

  it('are drawn two at a time; whoever leaves the line does not hold it up', async () => {
    const drawer = slowDrawer()
    const made = makeWaveforms({ folder, draw: drawer.draw })
    const first = drawer.next()
    const one = made.of('c1', { open: async () => file(), signal })
    await first
    const second = drawer.next()
    const two = made.of('c2', { open: async () => file(), signal })
    await second
    const leaving = new AbortController()
    const three = made.of('c3', { open: async () => file(), signal: leaving.signal })
    const four = made.of('c4', { open: async () => file(), signal })
    leaving.abort()
    await expect(three).rejects.toThrow()
    expect(drawer.works).toHaveLength(2)
    const third = drawer.next()
    drawer.works[0]?.end(drawn(1))
    await one
    await third
    drawer.works[1]?.end(drawn(2))
    drawer.works[2]?.end(drawn(4))
    expect([(await two).seconds, (await four).seconds]).toEqual([2, 4])
  })

  it('pass on a failure and try again the next time', async () => {
    let attempts = 0
    const made = makeWaveforms({
      folder,
      draw: async () => {
        attempts += 1
        if (attempts === 1) throw new Error('broke off')
        return drawn(3)
      },
    })
    await expect(made.of('c1', { open: async () => file(), signal })).rejects.toThrow('broke off')
    expect((await made.of('c1', { open: async () => file(), signal })).seconds).toBe(3)
  })

  it('are kept within the bound', async () => {
    const made = makeWaveforms({ folder, mostFiles: 20, draw: async () => drawn(1) })
    for (let index = 1; index <= 45; index += 1) await made.of(`c${index}`, { open: async () => file(), signal })
    expect((await readdir(folder)).length).toBeLessThanOrEqual(20)
  })
})
