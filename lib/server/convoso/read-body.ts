import { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { WireAnswer } from './transport'

const maxBodyBytes = 8 * 1024 * 1024

type Body = { text: string; bytes: number } | { problem: 'too-large' | 'not-utf8' | 'bad-encoding' }

const decoders = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The whole body as text, counted after decompression; rejects only when the connection fails or the signal aborts. */
export async function readBody(answer: WireAnswer, signal: AbortSignal): Promise<Body> {
  const encoding = (answer.header('content-encoding') ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return collect(answer.body, signal)
  const decoder = decoders.get(encoding)
  if (decoder === undefined) return { problem: 'bad-encoding' }
  const unpacked = decoder()
  const packed = Readable.from(answer.body)
  let lineFailure: unknown
  packed.on('error', (error) => {
    lineFailure = error
    unpacked.destroy(error)
  })
  packed.pipe(unpacked)
  try {
    return await collect(unpacked, signal)
  } catch (error) {
    if (lineFailure !== undefined || signal.aborted) throw error
    return { problem: 'bad-encoding' }
  } finally {
    unpacked.destroy()
    packed.destroy()
  }
}

async function collect(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Body> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const pieces = stream[Symbol.asyncIterator]()
  for (;;) {
    const piece = await nextPiece(pieces, signal)
    if (piece.done) break
    bytes += piece.value.byteLength
    if (bytes > maxBodyBytes) return { problem: 'too-large' }
    chunks.push(piece.value)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)), bytes }
  } catch {
    return { problem: 'not-utf8' }
  }
}

/** A stalled body yields nothing for ever, so each wait ends with the deadline too. */
function nextPiece(pieces: AsyncIterator<Uint8Array>, signal: AbortSignal): Promise<IteratorResult<Uint8Array>> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    pieces.next().then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
