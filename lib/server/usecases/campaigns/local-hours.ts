/** The federal window for telemarketing calls, in the called party's time; a screen hint, never a guard. */
export const callingHours = { from: '08:00', to: '21:00' } as const

/** `HH:MM` in a zone; null when the zone is unknown. */
export function localClock(timeZone: string | null, epochMs: number): { time: string; isInside: boolean } | null {
  if (timeZone === null) return null
  try {
    const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(epochMs)
    return { time, isInside: time >= callingHours.from && time < callingHours.to }
  } catch {
    // A zone name this runtime does not know is the same as no zone.
    return null
  }
}
