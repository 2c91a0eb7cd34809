import type { PlayFault } from './apply-fault'
import type { AudioFaultMode } from './audio-modes'

/** What a host of recordings may do wrong. They play on any path, but only audio makes sense of them. */
export const audioFaults: Record<AudioFaultMode, PlayFault> = {
  A01: async ({ fault, request, answer }) => {
    const type = fault.options?.contentType ?? 'text/html; charset=utf-8'
    return withHeaders(await answer(request), (headers) => (type === '' ? headers.delete('content-type') : headers.set('content-type', type)))
  },
  A02: async ({ request, answer }) =>
    withHeaders(await answer(request), (headers) => {
      headers.set('set-cookie', 'planted=1; Path=/')
      headers.set('content-disposition', 'attachment; filename="run-me.html"')
      headers.set('access-control-allow-origin', '*')
      headers.set('refresh', '0; url=http://elsewhere.invalid/')
    }),
  A03: async ({ request, answer }) => answer(withoutRange(request)),
  A04: async ({ request, answer }) => {
    const truth = await answer(withoutRange(request))
    const size = truth.headers.get('content-length') ?? '*'
    const part = `--part\r\nContent-Type: audio/mpeg\r\nContent-Range: bytes 0-9/${size}\r\n\r\n${'x'.repeat(10)}\r\n`
    await truth.body?.cancel()
    return new Response(new TextEncoder().encode(`${part}${part}--part--\r\n`), { status: 206, headers: { 'content-type': 'multipart/byteranges; boundary=part' } })
  },
  A05: async ({ request, answer }) =>
    withHeaders(await answer(request), (headers) => {
      if (headers.has('content-range')) headers.set('content-range', 'bytes 7-6/5')
    }),
  A06: async ({ request, answer }) => {
    const type = (await answer(request)).headers.get('content-type') ?? 'audio/mpeg'
    const whole = await (await answer(withoutRange(request))).bytes()
    return new Response(overAndOver(whole), { headers: { 'content-type': type } })
  },
}

const withHeaders = (truth: Response, change: (headers: Headers) => void): Response => {
  const headers = new Headers(truth.headers)
  change(headers)
  return new Response(truth.body, { status: truth.status, headers })
}

const withoutRange = (request: Request): Request => {
  const headers = new Headers(request.headers)
  headers.delete('range')
  return new Request(request.url, { headers, signal: request.signal })
}

const overAndOver = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({ pull: (controller) => controller.enqueue(bytes) }, { highWaterMark: 0 })
