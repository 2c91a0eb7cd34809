import type { Events } from '@/lib/server/ports/events'

type Listener = Parameters<Events['subscribe']>[0]

/** Spreads events among the streams of this process. */
export function makeEvents(): Events {
  const listeners = new Set<Listener>()
  return {
    publish: (event, userId) => {
      for (const listener of listeners) if (userId === undefined || listener.userId === userId) listener.send(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    listeners: () => listeners.size,
    closeAll: () => {
      for (const listener of [...listeners]) listener.close()
      listeners.clear()
    },
  }
}
