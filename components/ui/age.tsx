'use client'

import { clsx } from 'clsx'
import { useServerNow } from './server-clock'
import { zonedTime } from './zoned-time'

type AgeProps = {
  at: string | null
  zone: string
  /** Before the age, e.g. `Read`. */
  prefix?: string
  /** From this age on it is marked as old. */
  staleAfterMs?: number
  className?: string
}

/** `12 s ago`, counting up by itself; the exact moment and its zone are in the title. */
export function Age({ at, zone, prefix, staleAfterMs, className }: AgeProps) {
  const now = useServerNow()
  if (at === null) return <span className={clsx('text-muted', className)}>never</span>
  const passedMs = now - Date.parse(at)
  const isStale = staleAfterMs !== undefined && passedMs >= staleAfterMs
  return (
    <time
      dateTime={at}
      title={`${zonedTime(at, zone)} (${zone})`}
      className={clsx('tabular whitespace-nowrap', isStale ? 'text-amber' : 'text-muted', className)}
    >
      {prefix === undefined ? null : `${prefix} `}
      {ageText(passedMs)}
      {isStale ? ' (old)' : null}
    </time>
  )
}

/** Whole units, rounded down, so that an age never claims to be older than it is. */
export function ageText(passedMs: number): string {
  const seconds = Math.max(0, Math.floor(passedMs / 1000))
  if (seconds < 2) return 'just now'
  if (seconds < 60) return `${seconds} s ago`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ago`
  return `${Math.floor(hours / 24)} days ago`
}
