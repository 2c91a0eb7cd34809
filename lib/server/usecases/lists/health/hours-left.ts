import type { HoursLeft } from '@/lib/contracts/list-health'

/** 95 % of what comes by chance lies this many standard deviations around its mean. */
const deviations = 1.96

/**
 * How long so many leads last when each is called once at the pace of the last hour. Calls come by chance, so a pace counted from a few
 * calls is uncertain by the root of their number. Null without a call: there is no pace.
 */
export function hoursFor(leads: number, callsLastHour: number | null): HoursLeft | null {
  if (callsLastHour === null || callsLastHour === 0) return null
  const spread = deviations * Math.sqrt(callsLastHour)
  const slowest = callsLastHour - spread
  return { value: leads / callsLastHour, low: leads / (callsLastHour + spread), high: slowest > 0 ? leads / slowest : null }
}
