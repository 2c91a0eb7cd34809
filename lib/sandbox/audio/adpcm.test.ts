import { describe, expect, it } from 'vitest'
import { decodeAdpcm, encodeAdpcm } from './adpcm'

const tone = Int16Array.from({ length: 8001 }, (_, index) => Math.round(12_000 * Math.sin(index / 4) + 3000 * Math.sin(index / 1.7)))

describe('ADPCM', () => {
  it('keeps a sound far above the noise it adds', () => {
    const back = decodeAdpcm(encodeAdpcm(tone), tone.length)
    const energy = (samples: Iterable<number>): number => [...samples].reduce((sum, sample) => sum + sample * sample, 0)
    expect(back.length).toBe(tone.length)
    expect(energy(tone) / energy(tone.map((sample, index) => sample - (back[index] ?? 0)))).toBeGreaterThan(50)
  })

  it('takes half a byte for each sample', () => {
    expect(encodeAdpcm(tone).length).toBe(4001)
  })
})
