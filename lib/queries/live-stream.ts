import * as z from 'zod/mini'
import type { LiveEvent } from '@/lib/contracts/events'
import { liveEvent } from '@/lib/contracts/events'

export type ConnectionState = 'connecting' | 'connected' | 'disconnected'

/** What the one tab that holds the stream tells the others. */
const tabMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: liveEvent }),
  z.object({ kind: z.literal('state'), state: z.enum(['connecting', 'connected', 'disconnected']) }),
  z.object({ kind: z.literal('which-state') }),
])
type TabMessage = z.infer<typeof tabMessage>

type Source = {
  onopen: ((event: Event) => unknown) | null
  onmessage: ((event: MessageEvent) => unknown) | null
  onerror: ((event: Event) => unknown) | null
  readonly readyState: number
  close: () => void
}

type Channel = { postMessage: (message: unknown) => void; onmessage: ((event: MessageEvent) => unknown) | null; close: () => void }

export type LiveStreamParts = {
  openSource: () => Source
  channel: Channel
  /** Runs `lead` once this tab is the leader, and keeps the lead until the promise it answers settles. */
  whenLeader: (lead: () => Promise<void>, signal: AbortSignal) => void
  onEvent: (event: LiveEvent) => void
  onState: (state: ConnectionState) => void
  reopenAfterMs?: number
}

const closed = 2

/** One stream for all tabs of a browser: the leader listens to the server and repeats to the others. Answers how to leave. */
export function joinLiveStream(parts: LiveStreamParts): () => void {
  const { channel, onEvent, onState } = parts
  const leaving = new AbortController()
  let state: ConnectionState = 'connecting'
  let isLeader = false
  const tell = (message: TabMessage) => channel.postMessage(message)
  const enter = (next: ConnectionState) => {
    state = next
    onState(next)
    if (isLeader) tell({ kind: 'state', state: next })
  }

  channel.onmessage = ({ data }) => {
    const parsed = tabMessage.safeParse(data)
    if (!parsed.success) return
    const message = parsed.data
    if (message.kind === 'which-state') return isLeader ? tell({ kind: 'state', state }) : undefined
    if (isLeader) return
    if (message.kind === 'event') onEvent(message.event)
    else enter(message.state)
  }
  tell({ kind: 'which-state' })

  parts.whenLeader(async () => {
    if (leaving.signal.aborted) return
    isLeader = true
    await lead({ ...parts, signal: leaving.signal, enter, spread: (event) => tell({ kind: 'event', event }) })
  }, leaving.signal)

  return () => {
    leaving.abort()
    channel.close()
  }
}

type Lead = LiveStreamParts & { signal: AbortSignal; enter: (state: ConnectionState) => void; spread: (event: LiveEvent) => void }

/** Settles only when the tab leaves. */
function lead({ openSource, onEvent, enter, spread, signal, reopenAfterMs = 5_000 }: Lead): Promise<void> {
  return new Promise((leave) => {
    let source: Source | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = openSource()
      source.onopen = () => enter('connected')
      source.onmessage = ({ data }) => {
        const event = readEvent(data)
        if (event === null) return
        onEvent(event)
        spread(event)
      }
      source.onerror = () => {
        enter('disconnected')
        // The browser reopens by itself unless the server refused; then it is ours to try again.
        if (source?.readyState === closed) timer = setTimeout(open, reopenAfterMs)
      }
    }
    open()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      leave()
    })
  })
}

/** null for anything this version of the page does not know. */
export function readEvent(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null
  try {
    const parsed = liveEvent.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
