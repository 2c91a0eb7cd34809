import { frameBytes, frameSamples, sampleRate } from './clip-index'
import { loadClips } from './clips'
import { planConversation, type Segment } from './plan-conversation'

export type AudioFormat = 'wav' | 'mp3'

/** A whole recording of which only the bytes asked for are ever made. */
export type Track = {
  size: number
  type: string
  /** The bytes from `from` up to but not including `to`. */
  slice: (from: number, to: number) => Uint8Array<ArrayBuffer>
}

export const openTrack = (call: { id: number; seconds: number; seed: number }, format: AudioFormat): Track => {
  const segments = planConversation({ callId: call.id, seconds: call.seconds, seed: call.seed })
  const last = segments.at(-1)
  const samples = last ? last.start + last.length : 0
  return format === 'wav' ? wavTrack(segments, samples) : mp3Track(segments, samples)
}

const headerBytes = 44
const bytesPerSample = 4

const wavTrack = (segments: Segment[], samples: number): Track => {
  const size = headerBytes + samples * bytesPerSample
  const header = wavHeader(samples * bytesPerSample)
  return {
    size,
    type: 'audio/wav',
    slice: (from, to) => {
      const first = Math.floor(Math.max(0, from - headerBytes) / bytesPerSample)
      const end = Math.ceil(Math.max(0, to - headerBytes) / bytesPerSample)
      const sound = renderSamples(segments, first, end)
      const whole = new Uint8Array(headerBytes + sound.length)
      whole.set(sound, headerBytes)
      const skipped = first * bytesPerSample
      if (skipped === 0) whole.set(header)
      // What is made begins with the header's place, so an offset in the file is one here less the samples skipped.
      return whole.subarray(from - skipped, to - skipped)
    },
  }
}

const mp3Track = (segments: Segment[], samples: number): Track => {
  const size = Math.round(samples / frameSamples) * frameBytes
  const { still } = loadClips()
  return {
    size,
    type: 'audio/mpeg',
    slice: (from, to) => {
      const [first, end] = [Math.floor(from / frameBytes), Math.ceil(to / frameBytes)]
      const bytes = new Uint8Array((end - first) * frameBytes)
      let at = segmentAt(segments, first * frameSamples)
      for (let frame = first; frame < end; frame++) {
        while (isBehind(segments[at], frame * frameSamples)) at++
        const segment = segments[at]
        const inside = segment ? frame - segment.start / frameSamples : 0
        bytes.set(segment?.clip ? segment.clip.mp3.subarray(inside * frameBytes, (inside + 1) * frameBytes) : still, (frame - first) * frameBytes)
      }
      return bytes.subarray(from - first * frameBytes, to - first * frameBytes)
    },
  }
}

/** Left the agent, right the customer, little endian. */
const renderSamples = (segments: Segment[], first: number, end: number): Uint8Array => {
  const bytes = new Uint8Array((end - first) * bytesPerSample)
  const view = new DataView(bytes.buffer)
  for (let at = segmentAt(segments, first); at < segments.length; at++) {
    const segment = segments[at]
    if (!segment || segment.start >= end) break
    if (!segment.clip) continue
    const pcm = segment.clip.pcm()
    const channel = segment.clip.side === 'agent' ? 0 : 2
    const stop = Math.min(end, segment.start + segment.length)
    for (let sample = Math.max(first, segment.start); sample < stop; sample++) {
      view.setInt16((sample - first) * bytesPerSample + channel, pcm[sample - segment.start] ?? 0, true)
    }
  }
  return bytes
}

const isBehind = (segment: Segment | undefined, sample: number): boolean => segment !== undefined && segment.start + segment.length <= sample

/** The number of the segment that holds a sample, found by halving. */
const segmentAt = (segments: Segment[], sample: number): number => {
  let [low, high] = [0, segments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBehind(segments[middle], sample)) low = middle + 1
    else high = middle
  }
  return low
}

const wavHeader = (dataBytes: number): Uint8Array => {
  const header = Buffer.alloc(headerBytes)
  header.write('RIFF', 0)
  header.writeUInt32LE(headerBytes - 8 + dataBytes, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * bytesPerSample, 28)
  header.writeUInt16LE(bytesPerSample, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(dataBytes, 40)
  return header
}
