import type { LiveEvent } from '@/lib/contracts/events'

/** Spreads events to the browsers of this process. `userId` narrows an event to one person. */
export type Events = {
  publish: (event: LiveEvent, userId?: string) => void
  subscribe: (listener: { userId: string; send: (event: LiveEvent) => void; close: () => void }) => () => void
  /** How many browsers listen; polling for drift rests at zero. */
  listeners: () => number
  closeAll: () => void
}
