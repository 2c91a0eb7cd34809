import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Captured = { place: string; bytes: Buffer }
export type Leak = { place: string; form: string }

/** Every spelling in which the secret could travel. */
export function spellingsOf(secret: string): { form: string; text: string }[] {
  const bytes = Buffer.from(secret)
  const percent = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
  const spellings = {
    'raw': secret,
    'percent-encoded': encodeURIComponent(secret),
    'percent-encoded in small letters': percent(encodeURIComponent(secret)),
    'in a form': new URLSearchParams({ a: secret }).toString().slice(2),
    'in HTML': secret.replaceAll('&', '&amp;'),
    'in JSON inside HTML': secret.replaceAll('&', '\\u0026'),
    'hex': bytes.toString('hex'),
    'HEX': bytes.toString('hex').toUpperCase(),
    'reversed': [...secret].reverse().join(''),
    ...Object.fromEntries([0, 1, 2].flatMap((shift) => [[`base64 at ${shift}`, middleOf(bytes, shift, 'base64')], [`base64url at ${shift}`, middleOf(bytes, shift, 'base64url')]])),
  }
  return Object.entries(spellings).map(([form, text]) => ({ form, text }))
}

export function findLeaks(captured: readonly Captured[], secret: string): Leak[] {
  const spellings = spellingsOf(secret)
  return captured.flatMap(({ place, bytes }) => spellings.filter(({ text }) => bytes.includes(text)).map(({ form }) => ({ place, form })))
}

/** All files below a folder, compressed ones opened. */
export function capturedFiles(folder: string, place: string): Captured[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => {
    const bytes = readFileSync(join(folder, name))
    const plain = name.endsWith('.br') ? brotliDecompressSync(bytes) : name.endsWith('.gzip') ? gunzipSync(bytes) : bytes
    return { place: `${place} ${name}`, bytes: plain }
  })
}

/** The part of the encoding that is the same whatever stands before and behind, when `shift` bytes of a group come before. */
function middleOf(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString(encoding).replace(/=+$/, '')
  const start = shift === 0 ? 0 : shift + 1
  const isWhole = (bytes.length + shift) % 3 === 0
  return encoded.slice(start, isWhole ? undefined : -1)
}
