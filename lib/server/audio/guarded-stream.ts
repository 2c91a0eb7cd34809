import type { Readable } from 'node:stream'
import { AppError } from '@/lib/server/core/errors'

export type StreamCaps = {
  /** More than any recording has. */
  mostBytes: number
  /** A transfer that waited this long for the upstream, in ms, must have come faster than `leastBytesPerSecond`. */
  patienceMs: number
  leastBytesPerSecond: number
  now: () => number
}

export const usualCaps: StreamCaps = { mostBytes: 1024 ** 3, patienceMs: 20_000, leastBytesPerSecond: 1_000, now: () => performance.now() }

/**
 * The body as a stream that is read only as fast as it is taken. Ends with an error beyond the caps: too many bytes, or fewer per second
 * of waiting than any sound needs. Cancelling destroys the connection; `head` was read before.
 */
export function guardedStream(body: Readable, { head, caps }: { head: Uint8Array[]; caps: StreamCaps }): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<unknown> = body[Symbol.asyncIterator]()
  const drop = () => void body.on('error', () => undefined).destroy()
  const first = [...head]
  let bytes = 0
  let waitedMs = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const since = caps.now()
        const part = first.shift() ?? (await nextPart(parts))
        waitedMs += caps.now() - since
        bytes += part?.length ?? 0
        if (part === null) return controller.close()
        const isTooSlow = waitedMs > caps.patienceMs && bytes / (waitedMs / 1000) < caps.leastBytesPerSecond
        if (bytes <= caps.mostBytes && !isTooSlow) return controller.enqueue(part)
        drop()
        throw cutOff()
      },
      cancel: drop,
    },
    { highWaterMark: 0 },
  )
}

/** The next bytes, null at the end. A transport's error becomes ours: its text may hold the address. */
export async function nextPart(parts: AsyncIterator<unknown>): Promise<Uint8Array | null> {
  try {
    const next = await parts.next()
    return next.done === true || !(next.value instanceof Uint8Array) ? null : next.value
  } catch {
    throw cutOff()
  }
}

const cutOff = (): AppError => new AppError('upstream_unavailable', 'The recording broke off in the middle. Try again.')
