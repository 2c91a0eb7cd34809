import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import type { FloorState } from '@/lib/contracts/live-words'

export type StateLook = { word: string; shape: StateShape; tone: Tone }

/** A state is told by its word, its shape and its colour; a stay that is too long takes over shape and colour. */
export const stateLooks: Record<FloorState, StateLook> = {
  'on-call': { word: 'On call', shape: 'dot', tone: 'blue' },
  ringing: { word: 'Ringing', shape: 'dot', tone: 'violet' },
  ready: { word: 'Ready', shape: 'ring', tone: 'green' },
  'wrap-up': { word: 'Wrap-up', shape: 'half', tone: 'violet' },
  paused: { word: 'Paused', shape: 'bars', tone: 'amber' },
  other: { word: 'Other', shape: 'dash', tone: 'grey' },
  offline: { word: 'Offline', shape: 'dash', tone: 'grey' },
}

export const overLook: StateLook = { word: 'Too long', shape: 'triangle', tone: 'red' }

export const lookOf = (state: FloorState, isOver: boolean): StateLook => (isOver ? overLook : stateLooks[state])
