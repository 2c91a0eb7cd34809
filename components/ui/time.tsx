import { clsx } from 'clsx'
import type { TimeStyle } from './zoned-time'
import { zonedTime } from './zoned-time'

type TimeProps = {
  /** ISO 8601; null shows a dash. */
  at: string | null
  /** IANA name; its short name is part of the text. */
  zone: string
  style?: TimeStyle
  className?: string
}

export function Time({ at, zone, style = 'date-time', className }: TimeProps) {
  if (at === null) return <span className={clsx('text-muted', className)}>–</span>
  return (
    <time dateTime={at} title={`${zonedTime(at, zone)} (${zone})`} className={clsx('whitespace-nowrap', className)}>
      {zonedTime(at, zone, style)}
    </time>
  )
}
