import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { decodeAdpcm } from './adpcm'
import { frameBytes, frameSamples, parseIndex, type ClipEntry, type Side } from './clip-index'

/** One phrase of one voice, in both shapes; both are `frames` frames long and speak at the same moment. */
export type Clip = ClipEntry & {
  /** Mono, 16 bits, 8 kHz, the codec's own delay of silence in front. */
  pcm: () => Int16Array
  /** Frames of `frameBytes` each, speaking on the side's channel only. */
  mp3: Uint8Array
}

export type Clips = {
  of: (side: Side, voice: number, kind: ClipEntry['kind']) => Clip[]
  voices: (side: Side) => number
  /** One frame of silence. */
  still: Uint8Array
}

/** Read at first use and kept: half a megabyte of files. */
export const loadClips = (): Clips => (loaded ??= readClips())

let loaded: Clips | undefined

const readClips = (): Clips => {
  const read = (name: string): Buffer => readFileSync(new URL(`./clips/${name}`, import.meta.url))
  const { codecDelay, clips } = parseIndex(JSON.parse(read('clips.json').toString()))
  const speech = brotliDecompressSync(read('speech.adpcm.br'))
  const frames = brotliDecompressSync(read('frames.mp3.br'))
  let [speechAt, frameAt] = [0, frameBytes]
  const all = clips.map((entry): Clip => {
    const bytes = speech.subarray(speechAt, (speechAt += Math.ceil(entry.samples / 2)))
    const mp3 = frames.subarray(frameAt, (frameAt += entry.frames * frameBytes))
    let pcm: Int16Array | undefined
    return { ...entry, mp3, pcm: () => (pcm ??= delayed(decodeAdpcm(bytes, entry.samples), entry.frames * frameSamples, codecDelay)) }
  })
  return {
    of: (side, voice, kind) => all.filter((clip) => clip.side === side && clip.voice === voice && clip.kind === kind),
    voices: (side) => 1 + Math.max(...all.filter((clip) => clip.side === side).map(({ voice }) => voice)),
    still: frames.subarray(0, frameBytes),
  }
}

const delayed = (speech: Int16Array, length: number, delay: number): Int16Array => {
  const samples = new Int16Array(length)
  samples.set(speech.subarray(0, length - delay), delay)
  return samples
}
