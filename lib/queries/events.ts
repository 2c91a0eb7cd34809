import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { LiveEvent } from '@/lib/contracts/events'
import type { ConnectionState } from './live-stream'
import { joinLiveStream } from './live-stream'
import { announceSessionEnded } from './session-ended'

export type { ConnectionState } from './live-stream'

const eventListeners = new Set<(event: LiveEvent) => void>()
const stateListeners = new Set<() => void>()
let state: ConnectionState = 'connecting'
let leave: (() => void) | null = null

/** Calls `onEvent` for every live change while the component is shown. */
export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  const latest = useRef(onEvent)
  useEffect(() => {
    latest.current = onEvent
  })
  useEffect(() => {
    const listener = (event: LiveEvent) => latest.current(event)
    eventListeners.add(listener)
    joinWhenNeeded()
    return () => {
      eventListeners.delete(listener)
      leaveWhenIdle()
    }
  }, [])
}

/** `disconnected`: nothing is pushed any more, so poll oftener and say so. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(
    onStateChange,
    () => state,
    () => 'connecting',
  )
}

function onStateChange(listener: () => void): () => void {
  stateListeners.add(listener)
  joinWhenNeeded()
  return () => {
    stateListeners.delete(listener)
    leaveWhenIdle()
  }
}

function joinWhenNeeded() {
  leave ??= joinLiveStream({
    openSource: () => new EventSource('/api/events'),
    channel: new BroadcastChannel('switchyard.events'),
    whenLeader: (lead, signal) => {
      navigator.locks.request('switchyard.events', { signal }, lead).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    },
    onEvent: (event) => {
      if (event.kind === 'session.ended') announceSessionEnded()
      for (const tell of eventListeners) tell(event)
    },
    onState: (next) => {
      state = next
      for (const tell of stateListeners) tell()
    },
  })
}

function leaveWhenIdle() {
  // Between two pages nobody listens for a moment; that is no reason to drop the stream.
  setTimeout(() => {
    if (eventListeners.size > 0 || stateListeners.size > 0) return
    leave?.()
    leave = null
    state = 'connecting'
  }, 1_000)
}
