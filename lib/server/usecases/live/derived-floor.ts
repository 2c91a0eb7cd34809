import type { AgentPerformance, AgentState } from '@/lib/contracts/agents'
import type { FloorAgent } from '@/lib/contracts/live'
import type { Read } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { inOrder } from './monitored-floor'

/** What is known of one agent from how their sums moved. */
export type Movement = { row: AgentPerformance; readAt: number; state: AgentState | null; since: number | null; movedAt: number; comesInLumps: boolean }
export type Movements = ReadonlyMap<string, Movement>

/** Whose sums stand still for so long is held to be away. */
const stillMs = 60_000
/** Where the dialer adds a whole call at its end, sums stand still for as long as one lasts. */
const stillInLumpsMs = 900_000
/** More than the time that passed, and the way of the requests: it did not happen since the last read. */
const slackMs = 5_000

const parts = [
  { seconds: 'talkSeconds', state: 'on-call' },
  { seconds: 'wrapSeconds', state: 'wrap-up' },
  { seconds: 'pauseSeconds', state: 'paused' },
  { seconds: 'waitSeconds', state: 'ready' },
] as const satisfies readonly { seconds: keyof AgentPerformance; state: AgentState }[]

/** The sum that grew between two reads of the day's performance tells what its agent does. */
export function followMovements(before: Movements, read: Read<AgentPerformance[]>): Movements {
  const readAt = fromInstant(read.answeredAt)
  return new Map(read.data.map((row) => [row.userId, follow(before.get(row.userId), row, readAt)]))
}

export function derivedFloor(movements: Movements): FloorAgent[] {
  const all = [...movements.values()]
  const longestStillMs = all.some(({ comesInLumps }) => comesInLumps) ? stillInLumpsMs : stillMs
  return inOrder(all.map((movement) => floorAgentOf(movement, longestStillMs)))
}

function follow(known: Movement | undefined, row: AgentPerformance, readAt: number): Movement {
  // Sums that fell belong to a new day: they are where counting begins again.
  if (known === undefined || row.totalSeconds < known.row.totalSeconds) return { row, readAt, state: null, since: null, movedAt: readAt, comesInLumps: false }
  const grown = parts.flatMap(({ seconds, state }) => (row[seconds] > known.row[seconds] ? [{ state, by: row[seconds] - known.row[seconds] }] : []))
  if (grown.length === 0) return { ...known, row, readAt }
  // A whole call at once says that they work, not what they do now.
  if (grown.reduce((sum, { by }) => sum + by * 1000, 0) > readAt - known.readAt + slackMs) return { row, readAt, state: 'other', since: null, movedAt: readAt, comesInLumps: true }
  // Of two that grew the one they were in before is over.
  const fresh = grown.filter(({ state }) => state !== known.state)
  const now = (fresh.length === 0 ? grown : fresh).toSorted((a, b) => b.by - a.by)[0]
  if (now === undefined || now.state === known.state) return { ...known, row, readAt, movedAt: readAt }
  return { ...known, row, readAt, state: now.state, since: Math.max(known.readAt, readAt - now.by * 1000), movedAt: readAt }
}

function floorAgentOf({ row, readAt, state, since, movedAt }: Movement, longestStillMs: number): FloorAgent {
  const nothing = { campaignId: null, campaignName: null, queueName: null, leadId: null }
  const base = { userId: row.userId, name: row.name.trim() === '' ? `Agent ${row.userId}` : row.name, callsToday: row.calls, ...nothing }
  if (readAt - movedAt >= longestStillMs) return { ...base, state: 'offline', label: 'No activity', since: toInstant(movedAt) }
  if (state === null) return { ...base, state: 'other', label: 'Not known yet', since: null }
  return { ...base, state, label: words[state] ?? state, since: since === null ? null : toInstant(since) }
}

const words: Partial<Record<AgentState, string>> = { 'on-call': 'On call', 'wrap-up': 'Wrap-up', paused: 'Paused', ready: 'Ready', other: 'Working' }
