import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '@/lib/server/ports/clock'

/** Wall time at start plus the monotonic time since: a clock set back does not make "begun after" lie. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    await pause(ms, undefined, signal === undefined ? {} : { signal })
  },
}
