'use client'

import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import { StateMark } from '@/components/ui/state-mark'
import { zonedTime } from '@/components/ui/zoned-time'
import type { ShownState, StateKind } from './shown-state'

/** The state as word, shape and colour. */
export function StateWord({ state }: { state: ShownState }) {
  const { shape, tone } = marks[state.kind]
  return <StateMark shape={shape} tone={tone} label={wordFor(state)} />
}

/** What the state rests on: when the read that proves it began; for "unknown" what the last read said. */
export function proofOf(state: ShownState, zone: string): string | undefined {
  if (state.kind === 'switching') return state.by === null ? undefined : `by ${state.by}`
  if (state.kind !== 'unknown') return `confirmed ${zonedTime(state.readAt, zone, 'time')}`
  const { last } = state
  return last === null ? 'not read yet' : `last read: ${last.active ? 'on' : 'off'} at ${zonedTime(last.at, zone, 'time')}`
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
