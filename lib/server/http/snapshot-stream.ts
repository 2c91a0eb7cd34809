import type { LiveEvent } from '@/lib/contracts/events'
import type { Ctx } from '@/lib/server/context/desk'

const heartbeatMs = 15_000

type Snapshots<T> = {
  first: T
  /** Asked after each event that is about it; when it throws, the stream ends and the browser asks anew. */
  again: () => Promise<T>
  isAbout: (event: LiveEvent) => boolean
  isLast: (snapshot: T) => boolean
}

/** Server-sent events that each carry the whole thing as it is now; ends after the last one, with the request, the session or the process. */
export function snapshotStream<T>(ctx: Pick<Ctx, 'events' | 'actor'>, signal: AbortSignal, { first, again, isAbout, isLast }: Snapshots<T>): Response {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let turn = Promise.resolve()
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      let isOpen = true
      const end = () => {
        if (!isOpen) return
        stop()
        controller.close()
      }
      const tell = (snapshot: T) => {
        if (!isOpen) return
        write(`data: ${JSON.stringify(snapshot)}\n\n`)
        if (isLast(snapshot)) end()
      }
      const leave = ctx.events.subscribe({
        userId: ctx.actor.userId ?? '',
        sessionId: ctx.actor.sessionId ?? '',
        send: (event) => {
          if (event.kind === 'session.ended') return end()
          // One after the other, so that an older state never comes last.
          if (isAbout(event)) turn = turn.then(again).then(tell, end)
        },
        close: end,
      })
      stop = () => {
        isOpen = false
        clearInterval(heartbeat)
        leave()
        signal.removeEventListener('abort', end)
      }
      if (signal.aborted) return end()
      signal.addEventListener('abort', end, { once: true })
      tell(first)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
