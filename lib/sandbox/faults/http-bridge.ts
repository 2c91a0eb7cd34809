import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The request as the web's type, its body streamed; undefined for one that the type cannot hold. */
export const toRequest = (incoming: IncomingMessage, origin: string, signal: AbortSignal): Request | undefined => {
  try {
    if (incoming.url?.startsWith('/') !== true) return undefined
    const headers = new Headers()
    for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
      headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '')
    }
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const init: RequestInit & { duplex: 'half' } = { method: incoming.method ?? 'GET', headers, signal, duplex: 'half', ...(hasBody && { body: bodyOf(incoming) }) }
    return new Request(origin + incoming.url, init)
  } catch {
    return undefined
  }
}

/** Sends an answer, waiting whenever the client is slower. Resolves when all is handed over; rejects when the body breaks. */
export const sendResponse = async (response: Response, outgoing: ServerResponse, signal: AbortSignal): Promise<void> => {
  outgoing.writeHead(response.status, pairsOf(response.headers))
  if (!response.body || outgoing.req.method === 'HEAD') {
    outgoing.end()
    return response.body?.cancel()
  }
  outgoing.flushHeaders()
  const reader = response.body.getReader()
  const leave = (): void => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', leave, { once: true })
  try {
    for (let part = await reader.read(); !part.done && !signal.aborted; part = await reader.read()) {
      if (!outgoing.write(part.value)) await drained(outgoing, signal)
    }
    outgoing.end()
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** Resolves when the stream takes more, or when nobody wants it any more. */
export const drained = (stream: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    stream.once('drain', done)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })

/** Ends a connection by a reset; one that is encrypted has none to give and is just closed. */
export const cut = (socket: Socket): void => void ('encrypted' in socket ? socket.destroy() : socket.resetAndDestroy())

const bodyOf = (incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const parts: AsyncIterator<Buffer<ArrayBuffer>> = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream({
    pull: async (controller) => {
      const next = await parts.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await parts.return?.()
    },
  }, { highWaterMark: 0 })
}

/** A flat list, because a cookie may be set several times. */
const pairsOf = (headers: Headers): string[] => [...headers].flat()
