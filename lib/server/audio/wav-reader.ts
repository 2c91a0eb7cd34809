// Runs in the drawing thread without a compiler: imports nothing at run time.

export type Emit = (channels: Float32Array[], sampleRate: number) => void
/** Takes the bytes of a sound in parts of any size. Throws for what it cannot decode. */
export type SoundReader = { take: (bytes: Uint8Array) => void; end: () => void }

type Format = { channels: number; sampleRate: number; frameBytes: number; sampleAt: (view: DataView, offset: number) => number }

/** RIFF WAVE as a stream: PCM of 8 to 32 bits, 32-bit float, A-law and mu-law. */
export function makeWavReader(emit: Emit): SoundReader {
  let rest = new Uint8Array()
  let format: Format | null = null
  let skip = 12
  let dataLeft: number | null = null

  const takeData = (): boolean => {
    if (format === null || dataLeft === null) return false
    const frames = Math.floor(Math.min(rest.length, dataLeft) / format.frameBytes)
    if (frames === 0) return false
    emit(split(rest, frames, format), format.sampleRate)
    rest = rest.subarray(frames * format.frameBytes)
    dataLeft -= frames * format.frameBytes
    return true
  }

  /** Reads one header of a chunk; false when there are too few bytes yet. */
  const takeHeader = (): boolean => {
    if (rest.length < 8) return false
    const view = viewOf(rest)
    const name = String.fromCharCode(...rest.subarray(0, 4))
    const length = view.getUint32(4, true)
    if (name === 'fmt ') {
      if (length < 16 || length > 1_000) throw new Error('no such format')
      if (rest.length < 8 + length) return false
      format = readFormat(viewOf(rest.subarray(8, 8 + length)), length)
    }
    if (name === 'data') {
      // A sound written while it was made tells no length, or a wrong one: then it goes to the end.
      dataLeft = length === 0 || length >= 0xffff_fff0 ? Number.POSITIVE_INFINITY : length
      if (format === null) throw new Error('sound before its format')
    }
    skip = name === 'data' ? 8 : 8 + length + (length % 2)
    return true
  }

  return {
    take: (bytes) => {
      rest = rest.length === 0 ? new Uint8Array(bytes) : joined(rest, bytes)
      for (;;) {
        const skipped = Math.min(skip, rest.length)
        rest = rest.subarray(skipped)
        skip -= skipped
        if (skip > 0) return
        if (dataLeft === null ? !takeHeader() : !takeData()) return
      }
    },
    end: () => undefined,
  }
}

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function split(bytes: Uint8Array, frames: number, { channels, frameBytes, sampleAt }: Format): Float32Array[] {
  const view = viewOf(bytes)
  const sampleBytes = frameBytes / channels
  return Array.from({ length: Math.min(2, channels) }, (_, channel) => {
    const samples = new Float32Array(frames)
    for (let frame = 0; frame < frames; frame += 1) samples[frame] = sampleAt(view, frame * frameBytes + channel * sampleBytes)
    return samples
  })
}

const pcm = 1
const float = 3
const aLaw = 6
const muLaw = 7
const extensible = 0xfffe

function readFormat(view: DataView, length: number): Format {
  const named = view.getUint16(0, true)
  const kind = named === extensible && length >= 40 ? view.getUint16(24, true) : named
  const [channels, sampleRate, bits] = [view.getUint16(2, true), view.getUint32(4, true), view.getUint16(14, true)]
  const sampleAt = samplesOf(kind, bits)
  if (sampleAt === undefined || channels < 1 || channels > 8 || sampleRate < 1_000 || sampleRate > 400_000) throw new Error('no such format')
  return { channels, sampleRate, frameBytes: (channels * bits) / 8, sampleAt }
}

function samplesOf(kind: number, bits: number): Format['sampleAt'] | undefined {
  if (kind === pcm && bits === 8) return (view, at) => (view.getUint8(at) - 128) / 128
  if (kind === pcm && bits === 16) return (view, at) => view.getInt16(at, true) / 32_768
  if (kind === pcm && bits === 24) return (view, at) => (view.getUint8(at) + view.getInt16(at + 1, true) * 256) / 8_388_608
  if (kind === pcm && bits === 32) return (view, at) => view.getInt32(at, true) / 2_147_483_648
  if (kind === float && bits === 32) return (view, at) => view.getFloat32(at, true)
  if (kind === aLaw && bits === 8) return (view, at) => fromALaw(view.getUint8(at))
  if (kind === muLaw && bits === 8) return (view, at) => fromMuLaw(view.getUint8(at))
  return undefined
}

/** ITU-T G.711. */
function fromMuLaw(code: number): number {
  const inverted = ~code & 0xff
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84
  return ((inverted & 0x80) === 0 ? magnitude : -magnitude) / 32_768
}

function fromALaw(code: number): number {
  const toggled = code ^ 0x55
  const segment = (toggled & 0x70) >> 4
  const base = ((toggled & 0x0f) << 4) + 8
  const magnitude = segment === 0 ? base : (base + 0x100) << (segment - 1)
  return ((toggled & 0x80) === 0 ? -magnitude : magnitude) / 32_768
}
