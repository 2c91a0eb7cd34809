/** The type to send on for what the upstream named, or null for what is no sound. Playlists are none: they name further addresses. */
export function soundType(named: string | null): string | null {
  const type = named?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (playlists.has(type)) return null
  return sameTypes.get(type) ?? (/^audio\/[a-z0-9][a-z0-9.+-]{0,40}$/.test(type) ? type : null)
}

/** Bytes of an unknown kind: what they are is told by how they begin. */
export const isUnnamedBytes = (named: string | null): boolean => /^(application|binary)\/octet-stream\b/i.test(named ?? '')

const playlists: ReadonlySet<string> = new Set(['audio/mpegurl', 'audio/x-mpegurl', 'audio/x-scpls', 'audio/x-pn-realaudio', 'audio/x-ms-wax', 'audio/x-mpequrl'])

const sameTypes: ReadonlyMap<string, string> = new Map([
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-mp3', 'audio/mpeg'],
  ['audio/x-mpeg', 'audio/mpeg'],
  ['audio/wave', 'audio/wav'],
  ['audio/x-wav', 'audio/wav'],
  ['audio/vnd.wave', 'audio/wav'],
  ['audio/x-pn-wav', 'audio/wav'],
  ['audio/x-m4a', 'audio/mp4'],
])

/** The type by the first bytes of a file, or null. */
export function sniffSound(bytes: Uint8Array): string | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'audio/wav'
  if (text(0, 3) === 'ID3') return 'audio/mpeg'
  if (text(0, 4) === 'OggS') return 'audio/ogg'
  if (text(0, 4) === 'fLaC') return 'audio/flac'
  if (text(4, 8) === 'ftyp') return 'audio/mp4'
  return isMpegFrame(bytes) ? 'audio/mpeg' : null
}

/** Markup, script or a list of addresses under the name of a sound. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64)).replace(/^(\u00ef\u00bb\u00bf)?\s*/, '')
  return /^(<|\{|\[|#EXT|\/\*|\/\/|var |const |function)/.test(start)
}

/** Sync word, a layer, a bit rate and a sample rate that exist. */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  const hasLayer = (second & 0x06) !== 0
  const hasRates = (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c
  return first === 0xff && (second & 0xe0) === 0xe0 && hasLayer && hasRates
}
