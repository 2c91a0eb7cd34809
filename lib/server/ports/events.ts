import type { LiveEvent } from '@/lib/contracts/events'

/** Whose browsers an event is for; all of them without one. */
export type Audience = { userId?: string; sessionId?: string; exceptSessionId?: string | null }

/** Spreads events to the browsers of this process. */
export type Events = {
  publish: (event: LiveEvent, audience?: Audience) => void
  /** With `only`, other kinds stay away, and the listener does not count as a browser that looks at the desk. */
  subscribe: (listener: { userId: string; sessionId: string; send: (event: LiveEvent) => void; close: () => void; only?: readonly LiveEvent['kind'][] }) => () => void
  /** How many browsers listen; polling for drift rests at zero. */
  listeners: () => number
  /** A session goes on under another id: what listens for it does so too. */
  move: (from: string, to: string) => void
  closeAll: () => void
}
