export type TimeStyle = 'time' | 'minute' | 'date' | 'date-time'

/** E.g. `Nov 21, 2026, 09:04:05 PST`; the same text on the server and in every browser. */
export function zonedTime(at: string, zone: string, style: TimeStyle = 'date-time'): string {
  const parts = new Map(formatter(zone).formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  const pick = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const date = `${pick('month')} ${pick('day')}, ${pick('year')}`
  const minute = `${pick('hour')}:${pick('minute')}`
  const name = pick('timeZoneName')
  const texts: Record<TimeStyle, string> = {
    date,
    minute: `${minute} ${name}`,
    time: `${minute}:${pick('second')} ${name}`,
    'date-time': `${date}, ${minute}:${pick('second')} ${name}`,
  }
  return texts[style]
}

/** E.g. `PST` for `America/Los_Angeles` in winter. */
export function zoneName(zone: string, at: string): string {
  return formatter(zone).formatToParts(new Date(at)).find((part) => part.type === 'timeZoneName')?.value ?? zone
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  formatters.set(zone, made)
  return made
}
