export type Side = 'agent' | 'customer'

export type ClipEntry = {
  side: Side
  voice: number
  kind: 'open' | 'body' | 'close'
  text: string
  /** Of speech alone. */
  samples: number
  /** Of the clip with the silence around it. */
  frames: number
}

export const sampleRate = 8000

/** One frame of MPEG-2.5 layer III at 8 kHz and 32 kbit/s: 72 ms in 288 bytes, never padded. */
export const frameSamples = 576
export const frameBytes = 288

/** The committed index; throws for one that these files were not made with. */
export const parseIndex = (value: unknown): { codecDelay: number; clips: ClipEntry[] } => {
  if (!isRecord(value) || value.rate !== sampleRate || value.frameBytes !== frameBytes || typeof value.codecDelay !== 'number' || !Array.isArray(value.clips)) {
    throw new Error('The index of the audio clips is damaged.')
  }
  return { codecDelay: value.codecDelay, clips: value.clips.map(parseEntry) }
}

const parseEntry = (value: unknown): ClipEntry => {
  if (!isRecord(value)) throw new Error('An audio clip is no object.')
  const { side, voice, kind, text, samples, frames } = value
  const isKnown = (side === 'agent' || side === 'customer') && (kind === 'open' || kind === 'body' || kind === 'close')
  if (!isKnown || typeof voice !== 'number' || typeof text !== 'string' || typeof samples !== 'number' || typeof frames !== 'number') {
    throw new Error('An audio clip is described wrongly.')
  }
  return { side, voice, kind, text, samples, frames }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
