import { Readable } from 'node:stream'
import { Pool } from 'undici'

type WireRequest = {
  url: URL
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  /** Called when the first byte is about to leave; before it nothing can have been received. */
  onSent: () => void
}

export type WireAnswer = {
  status: number
  header: (name: string) => string | null
  body: AsyncIterable<Uint8Array>
  /** Frees the connection when the body is not wanted. */
  discard: () => void
}

export type Transport = { exchange: (request: WireRequest) => Promise<WireAnswer>; close: () => Promise<void> }

const connectMs = 3_000

/** Own keep-alive connections to one origin: no redirects, no decompression, no cookies. */
export function poolTransport(apiUrl: URL, connections: number): Transport {
  const pool = new Pool(apiUrl.origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    // The sender's own deadlines cover headers and body to the millisecond.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
    connect: { timeout: connectMs },
  })
  return {
    close: () => pool.destroy(),
    exchange: async ({ url, headers, body, signal, onSent }) => {
      const bytes = new TextEncoder().encode(body)
      const answer = await pool.request({
        path: url.pathname + url.search,
        method: 'POST',
        headers: { ...headers, 'content-length': String(bytes.byteLength) },
        body: Readable.from(pulled(bytes, onSent), { objectMode: false }),
        signal,
      })
      return {
        status: answer.statusCode,
        header: (name) => [answer.headers[name]].flat().at(0) ?? null,
        body: answer.body,
        discard: () => void answer.body.on('error', () => undefined).destroy(),
      }
    },
  }
}

/** Speaks to a function instead of a socket, e.g. to the sandbox inside a test. */
export function fetchTransport(fetch: (request: Request) => Promise<Response>): Transport {
  return {
    close: async () => undefined,
    exchange: async ({ url, headers, body, signal, onSent }) => {
      onSent()
      const answer = await untilAborted(fetch(new Request(url, { method: 'POST', headers, body, signal })), signal)
      return {
        status: answer.status,
        header: (name) => answer.headers.get(name),
        body: answer.body ?? noBytes(),
        discard: () => void answer.body?.cancel().catch(() => undefined),
      }
    },
  }
}

const neverSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Errors that a connection can only end with before any byte of the request has left. */
export function isNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && neverSentCodes.has(error.code)) return true
  return error.cause !== undefined && isNeverSent(error.cause)
}

export const isConnectTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT'

/** A stream body is asked for only once a connected socket takes it, which tells "sent" from "never sent". */
async function* pulled(bytes: Uint8Array, onSent: () => void) {
  onSent()
  yield bytes
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
