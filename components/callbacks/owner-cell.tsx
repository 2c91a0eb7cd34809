import { StateMark, type StateShape } from '@/components/ui/state-mark'
import type { Tone } from '@/components/ui/badge'
import type { Presence } from '@/lib/contracts/callbacks-words'
import type { DueCallback } from '@/lib/contracts/callbacks'

export const presenceLooks: Record<Presence, { word: string; shape: StateShape; tone: Tone }> = {
  here: { word: 'On the floor', shape: 'dot', tone: 'green' },
  seen: { word: 'Worked today', shape: 'ring', tone: 'green' },
  absent: { word: 'Absent today', shape: 'triangle', tone: 'red' },
  unknown: { word: 'Not known', shape: 'dash', tone: 'grey' },
}

/** Nobody keeps the promise of a personal callback whose owner is not there: that is what is red, and only where it is theirs alone. */
export function OwnerCell({ callback: { userId, userName, presence, recipient } }: { callback: DueCallback }) {
  if (userId === null || presence === null) return <span className="text-muted">{recipient === 'system' ? 'Anybody' : '–'}</span>
  const { word, shape, tone } = presenceLooks[presence]
  const isMinor = presence === 'absent' && recipient !== 'personal'
  const name = userName ?? `Agent ${userId}`
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-0 truncate" title={name}>
        {name}
      </span>
      <StateMark shape={isMinor ? 'dash' : shape} tone={isMinor ? 'grey' : tone} label={word} className="text-small" />
    </span>
  )
}
