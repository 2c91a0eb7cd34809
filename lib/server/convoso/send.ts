import type { Clock } from '@/lib/server/ports/clock'
import { withToken } from './form'
import { readBody } from './read-body'
import type { Secret } from './secret'
import { isNeverSent, type Transport, type WireAnswer } from './transport'

export type SendInput = { path: string; encoded: string; isWrite: boolean; signal?: AbortSignal | undefined }

/** What one exchange came to. Nothing of the answer but its text is kept, and that only for parsing. */
export type Sent =
  | { kind: 'answer'; status: number; retryAfter: string | null; text: string; bytes: number }
  | { kind: 'unreadable'; status: number }
  | { kind: 'timeout'; sent: boolean }
  | { kind: 'failed'; sent: boolean }
  | { kind: 'aborted'; sent: boolean }

export type Send = (input: SendInput) => Promise<Sent>

const headersMs = 10_000
const totalMs = { read: 20_000, write: 30_000 }

class DeadlineError extends Error {}

/** One form-encoded POST with the token as its last field: never in the address, never in a header. Never throws. */
export function makeSend({ apiUrl, token, transport, clock }: { apiUrl: string; token: Secret; transport: Transport; clock: Clock }): Send {
  const base = apiUrl.replace(/\/+$/, '')
  return async ({ path, encoded, isWrite, signal }) => {
    const stop = new AbortController()
    const done = new AbortController()
    const giveUp = () => stop.abort(signal?.reason)
    signal?.addEventListener('abort', giveUp, { once: true })
    if (signal?.aborted) giveUp()
    const deadline = (ms: number, until: AbortSignal) => {
      clock.sleep(ms, until).then(() => stop.abort(new DeadlineError()), () => undefined)
    }
    const headersDone = new AbortController()
    deadline(headersMs, AbortSignal.any([headersDone.signal, done.signal]))
    deadline(isWrite ? totalMs.write : totalMs.read, done.signal)
    let sent = false
    try {
      stop.signal.throwIfAborted()
      const answer = await transport.exchange({
        url: new URL(`${base}/${path}`),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'accept-encoding': 'identity' },
        body: withToken(encoded, token),
        signal: stop.signal,
        onSent: () => (sent = true),
      })
      headersDone.abort()
      return await toSent(answer, stop.signal)
    } catch (error) {
      if (stop.signal.reason instanceof DeadlineError) return { kind: 'timeout', sent }
      if (signal?.aborted) return { kind: 'aborted', sent }
      return { kind: isConnectTimeout(error) ? 'timeout' : 'failed', sent: sent && !isNeverSent(error) }
    } finally {
      done.abort()
      signal?.removeEventListener('abort', giveUp)
    }
  }
}

async function toSent(answer: WireAnswer, signal: AbortSignal): Promise<Sent> {
  const { status } = answer
  if (status >= 300 && status < 400) {
    answer.discard()
    return { kind: 'unreadable', status }
  }
  const body = await readBody(answer, signal).catch((error: unknown) => {
    answer.discard()
    throw error
  })
  if ('problem' in body) {
    answer.discard()
    return { kind: 'unreadable', status }
  }
  return { kind: 'answer', status, retryAfter: answer.header('retry-after'), text: body.text, bytes: body.bytes }
}

const isConnectTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT'
