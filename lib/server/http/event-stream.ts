import type { LiveEvent } from '@/lib/contracts/events'
import type { Ctx } from '@/lib/server/context/desk'
import { toInstant } from '@/lib/shared/instant'

const heartbeatMs = 15_000

/** Server-sent events of one browser; ends with the request, the session or the process. */
export function eventStream({ events, clock, actor }: Pick<Ctx, 'events' | 'clock' | 'actor'>, signal: AbortSignal): Response {
  // What changed before this stream was there, nobody has told this browser.
  const at = toInstant(clock.now())
  const first: LiveEvent[] = [{ kind: 'campaigns.changed', at, ids: [] }, { kind: 'stop-set.changed', at }, { kind: 'lists.changed', at, ids: [] }]
  return streamTo({ events, userId: actor.userId ?? '', sessionId: actor.sessionId ?? '', first }, signal)
}

/** What a screen on a wall is told: that the floor changed, and by its end that its access was taken. */
export const wallStream = (listener: Pick<Listener, 'events' | 'userId' | 'sessionId'>, signal: AbortSignal): Response =>
  streamTo({ ...listener, only: ['floor.changed', 'session.ended'], first: [] }, signal)

type Listener = Pick<Ctx, 'events'> & { userId: string; sessionId: string; only?: readonly LiveEvent['kind'][]; first: readonly LiveEvent[] }

function streamTo({ events, first, ...listener }: Listener, signal: AbortSignal): Response {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      const tell = (event: LiveEvent) => write(`data: ${JSON.stringify(event)}\n\n`)
      const leave = events.subscribe({
        ...listener,
        send: (event) => {
          tell(event)
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
      for (const event of first) tell(event)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
