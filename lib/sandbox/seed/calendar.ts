const daySeconds = 86_400

/** The number of the calendar day that `epoch` (seconds) falls on in `zone`; day 0 is 1970-01-01. */
export const dayOf = (epoch: number, zone: string): number => Math.floor((epoch + offsetAt(epoch, zone)) / daySeconds)

/** Epoch seconds of the first moment of a calendar day in `zone`. */
export const startOfDay = (day: number, zone: string): number => {
  const key = `${zone} ${day}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const guess = day * daySeconds - offsetAt(day * daySeconds, zone)
  const start = day * daySeconds - offsetAt(guess, zone)
  if (starts.size > 5_000) starts.clear()
  starts.set(key, start)
  return start
}

export const isWeekend = (day: number): boolean => [0, 6].includes((((day + 4) % 7) + 7) % 7)

/** `2026-11-21` for a day number. */
export const dateText = (day: number): string => new Date(day * daySeconds * 1000).toISOString().slice(0, 10)

/** Seconds that `zone` is ahead of UTC at `epoch`. */
export const offsetAt = (epoch: number, zone: string): number => {
  // Zones change their offset on a quarter of an hour at the earliest, so one answer serves for fifteen minutes.
  const quarter = Math.floor(epoch / 900)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = readOffset(quarter * 900, zone)
  if (offsets.size > 20_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

const starts = new Map<string, number>()
const offsets = new Map<string, number>()
const formats = new Map<string, Intl.DateTimeFormat>()

const readOffset = (epoch: number, zone: string): number => {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(epoch * 1000).map((part) => [part.type, Number(part.value)]))
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second')) / 1000 - epoch
}
