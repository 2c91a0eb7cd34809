import type { Audience, Events } from '@/lib/server/ports/events'

type Listener = Parameters<Events['subscribe']>[0]

/** Spreads events among the streams of this process. */
export function makeEvents(): Events {
  const listeners = new Set<Listener>()
  return {
    publish: (event, audience = {}) => {
      for (const listener of listeners) if (isFor(audience, listener) && listener.only?.includes(event.kind) !== false) listener.send(event)
    },
    subscribe: (asked) => {
      const listener = { ...asked }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    listeners: () => [...listeners].filter(({ only }) => only === undefined).length,
    move: (from, to) => {
      for (const listener of listeners) if (listener.sessionId === from) listener.sessionId = to
    },
    closeAll: () => {
      for (const listener of [...listeners]) listener.close()
      listeners.clear()
    },
  }
}

const isFor = ({ userId, sessionId, exceptSessionId }: Audience, listener: Listener): boolean =>
  (userId === undefined || userId === listener.userId) &&
  (sessionId === undefined || sessionId === listener.sessionId) &&
  exceptSessionId !== listener.sessionId
