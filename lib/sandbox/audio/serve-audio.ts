import { openTrack, type AudioFormat, type Track } from './track'

/** `startedAt` in epoch seconds. */
export type PlayedCall = { id: number; seconds: number; seed: number; startedAt: number }

/** A call's recording: GET and HEAD, whole or one Range. Only what is read of the body is made. */
export const serveAudio = (request: Request, call: PlayedCall, format: AudioFormat): Response => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  const track = openTrack(call, format)
  const tag = `"${call.id}-${call.seed}-${call.seconds}-${format}"`
  const headers = new Headers({
    'accept-ranges': 'bytes', 'content-type': track.type, etag: tag, 'last-modified': new Date((call.startedAt + call.seconds) * 1000).toUTCString(),
  })
  const range = request.method === 'GET' && isCurrent(request, headers) ? rangeOf(request.headers.get('range'), track.size) : undefined
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${track.size}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range ?? { from: 0, to: track.size }
  headers.set('content-length', String(to - from))
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${track.size}`)
  return new Response(request.method === 'HEAD' ? null : bytesOf(track, from, to), { status: range ? 206 : 200, headers })
}

type Range = { from: number; to: number }

/** A range of something else than what we have now is answered with the whole. */
const isCurrent = (request: Request, headers: Headers): boolean => {
  const condition = request.headers.get('if-range')
  return condition === null || condition === headers.get('etag') || condition === headers.get('last-modified')
}

/** Undefined for none, for several, and for what is no range: the whole is a right answer to all three. */
const rangeOf = (header: string | null, size: number): Range | 'unsatisfiable' | undefined => {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '')
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? '']
  if (first === '' && last === '') return undefined
  if (first === '') return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return undefined
  return from >= size ? 'unsatisfiable' : { from, to: last === '' ? size : Math.min(Number(last) + 1, size) }
}

const chunkBytes = 64 * 1024

const bytesOf = (track: Track, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let at = from
  return new ReadableStream({
    pull: (controller) => {
      const end = Math.min(to, at + chunkBytes)
      if (at < end) controller.enqueue(track.slice(at, end))
      at = end
      if (at >= to) controller.close()
    },
  }, { highWaterMark: 0 })
}
