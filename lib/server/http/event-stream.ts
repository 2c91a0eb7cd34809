import type { LiveEvent } from '@/lib/contracts/events'
import type { Ctx } from '@/lib/server/context/desk'

const heartbeatMs = 15_000

/** Server-sent events of one browser; ends with the request, the session or the process. */
export function eventStream(ctx: Ctx, signal: AbortSignal): Response {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      const leave = ctx.events.subscribe({
        userId: ctx.actor.userId ?? '',
        send: (event: LiveEvent) => {
          write(`data: ${JSON.stringify(event)}\n\n`)
          // The browser comes back at once and is asked for its session again.
          if (event.kind === 'session.ended') end()
        },
        close: () => end(),
      })
      const end = () => {
        stop()
        controller.close()
      }
      stop = () => {
        clearInterval(heartbeat)
        leave()
        signal.removeEventListener('abort', end)
        stop = () => undefined
      }
      if (signal.aborted) return end()
      signal.addEventListener('abort', end, { once: true })
      write('retry: 3000\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
