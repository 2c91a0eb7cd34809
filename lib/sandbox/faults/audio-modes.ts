import type { ModeText } from './modes'

/** Ways of failing that only a host of recordings knows; for `play-recording-public/*`. */
export const audioFaultModes = {
  A01: { name: 'other type', description: 'The true bytes as `contentType` (text/html); an empty text leaves it out.' },
  A02: { name: 'planted headers', description: 'The true audio with a cookie, a refresh and other headers that a browser would obey.' },
  A03: { name: 'range ignored', description: 'The whole with HTTP 200 whatever part was asked for.' },
  A04: { name: 'many ranges', description: 'HTTP 206 with multipart/byteranges.' },
  A05: { name: 'wrong range', description: 'The true part under a Content-Range that makes no sense.' },
  A06: { name: 'endless audio', description: 'The true audio over and over, without an end and a length.' },
} as const satisfies Record<string, ModeText>

export type AudioFaultMode = keyof typeof audioFaultModes

export const isAudioFaultMode = (value: unknown): value is AudioFaultMode => typeof value === 'string' && Object.hasOwn(audioFaultModes, value)
