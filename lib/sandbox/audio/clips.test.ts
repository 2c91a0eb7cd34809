import { readdirSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { frameBytes, frameSamples, parseIndex } from './clip-index'
import { loadClips } from './clips'

const clips = loadClips()
const sides = ['agent', 'customer'] as const
const all = sides.flatMap((side) => [0, 1].flatMap((voice) => (['open', 'body', 'close'] as const).flatMap((kind) => clips.of(side, voice, kind))))

describe('the committed clips', () => {
  it('are two voices of fourteen phrases for each side, in less than 600 kB', () => {
    expect(sides.map((side) => clips.voices(side))).toEqual([2, 2])
    for (const side of sides) for (const voice of [0, 1]) expect(all.filter((clip) => clip.side === side && clip.voice === voice).length).toBe(14)
    const folder = new URL('./clips/', import.meta.url)
    expect(readdirSync(folder).reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0)).toBeLessThan(600_000)
  })

  it.each(all.map((clip) => [`${clip.side} ${clip.voice}: ${clip.text}`, clip] as const))('%s', (_, clip) => {
    expect(clip.mp3.length).toBe(clip.frames * frameBytes)
    expect(clip.pcm().length).toBe(clip.frames * frameSamples)
    const loudness = Math.sqrt(clip.pcm().reduce((sum, sample) => sum + sample * sample, 0) / clip.samples)
    expect(loudness).toBeGreaterThan(1000)
    // A frame that borrowed from the one before it (its first side byte is not 0) could not stand behind another clip.
    const borrowing = Array.from({ length: clip.frames }, (_, frame) => clip.mp3[frame * frameBytes + 4]).filter((byte) => byte !== 0)
    expect(borrowing).toEqual([])
  })

  it('begin and end in silence, so that they can stand side by side', () => {
    const edges = all.flatMap((clip) => [...clip.pcm().subarray(0, 1000), ...clip.pcm().subarray(-40)])
    expect(Math.max(...edges.map(Math.abs))).toBeLessThan(200)
  })

  it.each([null, {}, { rate: 8000, frameBytes: 288, codecDelay: 1, clips: [{}] }, { rate: 8000, frameBytes: 288, codecDelay: 1, clips: [7] }])('refuses the index %j', (value) => {
    expect(() => parseIndex(value)).toThrow()
  })
})
