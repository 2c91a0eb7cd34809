import type { LiveEvent } from '@/lib/contracts/events'
import { buildId } from '@/lib/shared/build-id'

export type ConnectionState = 'connecting' | 'connected' | 'disconnected'

/** What the one tab that holds the stream tells the others. */
type TabMessage = { kind: 'event'; event: LiveEvent } | { kind: 'state'; state: ConnectionState } | { kind: 'which-state' }
type Posted = { build: string; message: TabMessage }

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
  const tell = (message: TabMessage) => channel.postMessage({ build: buildId, message } satisfies Posted)
  const enter = (next: ConnectionState) => {
    state = next
    onState(next)
    if (isLeader) tell({ kind: 'state', state: next })
  }

  channel.onmessage = ({ data }: MessageEvent<Posted>) => {
    // A tab that was opened before an upgrade speaks another language.
    if (data.build !== buildId) return
    const { message } = data
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

/** null for what is no event; a kind that this page does not know is nobody's to act on. */
export function readEvent(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null
  try {
    const event: LiveEvent | null = JSON.parse(data)
    return typeof event?.kind === 'string' ? event : null
  } catch {
    return null
  }
}
