'use client'

import { StateMark } from '@/components/ui/state-mark'
import { useServerNow } from '@/components/ui/server-clock'
import { zonedTime } from '@/components/ui/zoned-time'
import { dueGroupOf, type DueGroup } from '@/lib/contracts/callbacks-words'
import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import { lengthText } from './length-text'

const marks: Record<DueGroup, { shape: StateShape; tone: Tone }> = {
  overdue: { shape: 'triangle', tone: 'red' },
  'next-hour': { shape: 'half', tone: 'amber' },
  later: { shape: 'ring', tone: 'grey' },
}

/** How late, or in how long, by the clock and not by what the dialer calls it. */
export function DueText({ at, zone }: { at: string | null; zone: string }) {
  const nowMs = useServerNow()
  if (at === null) return <span className="text-muted">Time not told</span>
  const group = dueGroupOf(at, nowMs)
  const { shape, tone } = marks[group]
  const apart = lengthText(Math.abs(Date.parse(at) - nowMs))
  return (
    <span title={`${zonedTime(at, zone)} (${zone})`}>
      <StateMark shape={shape} tone={tone} label={group === 'overdue' ? `${apart} late` : `in ${apart}`} className="tabular" />
    </span>
  )
}
