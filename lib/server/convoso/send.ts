import type { Clock } from '@/lib/server/ports/clock'
import { withToken } from './form'
import { readBody } from './read-body'
import type { Secret } from './secret'
import { isConnectTimeout, isNeverSent, type Transport, type WireAnswer } from './transport'

type SendInput = { path: string; encoded: string; isWrite: boolean; signal?: AbortSignal | undefined }

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
    const limits = openLimits(clock, isWrite ? totalMs.write : totalMs.read, signal)
    let sent = false
    try {
      limits.signal.throwIfAborted()
      const answer = await transport.exchange({
        url: new URL(`${base}/${path}`),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'accept-encoding': 'identity' },
        body: withToken(encoded, token),
        signal: limits.signal,
        onSent: () => (sent = true),
      })
      limits.headersCame()
      return await readAnswer(answer, limits.signal)
    } catch (error) {
      if (limits.signal.reason instanceof DeadlineError) return { kind: 'timeout', sent }
      if (signal?.aborted) return { kind: 'aborted', sent }
      return { kind: isConnectTimeout(error) ? 'timeout' : 'failed', sent: sent && !isNeverSent(error) }
    } finally {
      limits.close()
    }
  }
}

/** One signal for the caller's abort and both deadlines; `close` leaves no timer and no listener behind. */
function openLimits(clock: Clock, wholeMs: number, signal: AbortSignal | undefined) {
  const stop = new AbortController()
  const headers = new AbortController()
  const whole = new AbortController()
  const giveUp = () => stop.abort(signal?.reason)
  const deadline = (ms: number, until: AbortSignal) =>
    void clock.sleep(ms, until).then(
      () => stop.abort(new DeadlineError()),
      () => undefined,
    )
  signal?.addEventListener('abort', giveUp, { once: true })
  if (signal?.aborted) giveUp()
  deadline(headersMs, headers.signal)
  deadline(wholeMs, whole.signal)
  return {
    signal: stop.signal,
    headersCame: () => headers.abort(),
    close: () => {
      headers.abort()
      whole.abort()
      signal?.removeEventListener('abort', giveUp)
    },
  }
}

async function readAnswer(answer: WireAnswer, signal: AbortSignal): Promise<Sent> {
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
