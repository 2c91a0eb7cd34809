import type { Choice } from '@/components/ui/choice-menu'
import type { FloorAgent } from '@/lib/contracts/live'
import { floorStates, timedStates, type FloorState } from '@/lib/contracts/live-words'
import type { FloorSearch, Thresholds } from './search-params'

/** An agent as the board shows them. */
export type FloorRow = FloorAgent & { isOver: boolean; isOld: boolean }

type Timed = { state: FloorState; since: string | null }

/** Longer in a state than somebody said is fine. */
export function isOver({ state, since }: Timed, thresholds: Thresholds, nowMs: number): boolean {
  const timed = timedStates.find((each) => each === state)
  const limit = timed === undefined ? 0 : thresholds[timed]
  return limit > 0 && since !== null && nowMs - Date.parse(since) >= limit * 1000
}

/** Kept per agent and mark, so that a row is painted anew only when something about it changed. */
const kept = new WeakMap<FloorAgent, FloorRow>()

export function rowOf(agent: FloorAgent, marks: { isOver: boolean; isOld: boolean }): FloorRow {
  const known = kept.get(agent)
  if (known?.isOver === marks.isOver && known.isOld === marks.isOld) return known
  const row = { ...agent, ...marks }
  kept.set(agent, row)
  return row
}

type Places = Pick<FloorSearch, 'q' | 'campaign' | 'queue'>

/** Before the states are counted: who is meant at all. */
export function inPlace(agent: FloorAgent, { q, campaign, queue }: Places): boolean {
  return (
    (q === '' || agent.name.toLowerCase().includes(q.toLowerCase()) || agent.userId === q) &&
    (campaign.length === 0 || (agent.campaignId !== null && campaign.includes(agent.campaignId))) &&
    (queue.length === 0 || (agent.queueName !== null && queue.includes(agent.queueName)))
  )
}

export const inState = (row: FloorRow, { state, over }: Pick<FloorSearch, 'state' | 'over'>): boolean =>
  (state.length === 0 || state.includes(row.state)) && (!over || row.isOver)

export type FloorCounts = Record<FloorState, number> & { over: number }

export function countFloor(rows: readonly FloorRow[]): FloorCounts {
  const counts: FloorCounts = { 'on-call': 0, ringing: 0, ready: 0, 'wrap-up': 0, paused: 0, other: 0, offline: 0, over: 0 }
  for (const row of rows) {
    counts[row.state] += 1
    if (row.isOver) counts.over += 1
  }
  return counts
}

/** What the people on the floor are on, each with how many of them. */
export function choicesOf(agents: readonly FloorAgent[], placeOf: (agent: FloorAgent) => { value: string; label: string } | null): Choice[] {
  const found = new Map<string, { label: string; count: number }>()
  for (const agent of agents) {
    const place = placeOf(agent)
    if (place !== null) found.set(place.value, { label: place.label, count: (found.get(place.value)?.count ?? 0) + 1 })
  }
  return [...found]
    .map(([value, { label, count }]) => ({ value, label, detail: `${count} ${count === 1 ? 'agent' : 'agents'}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
}

/** What needs eyes first. */
export const stateOrder = (row: FloorRow): number => (row.isOver ? 0 : 1 + floorStates.indexOf(row.state))
