'use client'

import { ageText } from '@/components/ui/age'
import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import { StateMark } from '@/components/ui/state-mark'
import { zonedTime } from '@/components/ui/zoned-time'
import { useAnswerNow } from './answer-clock'
import type { ShownState, StateKind } from './shown-state'

/** The state as word, shape and colour. */
export function StateWord({ state }: { state: ShownState }) {
  const { shape, tone } = marks[state.kind]
  return <StateMark shape={shape} tone={tone} label={wordFor(state)} />
}

/** When the read that proves it began; for "unknown" what the last read said. */
export function StateProof({ state, zone }: { state: ShownState; zone: string }) {
  const nowMs = useAnswerNow()
  if (state.kind === 'switching') return state.by === null ? null : <span className="truncate text-muted">by {state.by}</span>
  if (state.kind === 'unknown') {
    const sentence = lastRead(state.last, zone)
    return (
      <span title={sentence} className="truncate text-small text-muted">
        {sentence}
      </span>
    )
  }
  return (
    <time dateTime={state.readAt} title={`${zonedTime(state.readAt, zone)} (${zone})`} className="truncate text-muted">
      read {ageText(nowMs - Date.parse(state.readAt))}
    </time>
  )
}

const marks: Record<StateKind, { shape: StateShape; tone: Tone }> = {
  on: { shape: 'dot', tone: 'green' },
  off: { shape: 'ring', tone: 'grey' },
  switching: { shape: 'spinner', tone: 'blue' },
  unknown: { shape: 'triangle', tone: 'amber' },
}

function wordFor(state: ShownState): string {
  if (state.kind === 'switching') return `Switching ${state.desired ? 'on' : 'off'}…`
  return words[state.kind]
}

const words = { on: 'On', off: 'Off', unknown: 'Unknown' } as const

function lastRead(last: { active: boolean; at: string } | null, zone: string): string {
  return last === null ? 'not read yet' : `last read: ${last.active ? 'on' : 'off'} at ${zonedTime(last.at, zone, 'time')}`
}
