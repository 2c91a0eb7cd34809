import type { AgentNow } from '@/lib/contracts/agents'
import type { FloorAgent } from '@/lib/contracts/live'
import type { Read } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'

/** Two readings of one stay in a state differ by the way of the request; what lies closer than this is the same stay. */
const sameStayMs = 4_000

/** What the dialer's monitor says, with each agent's state dated by the clock of the reading. `before`: the reading before, of the same source. */
export function monitoredFloor(read: Read<AgentNow[]>, before: readonly FloorAgent[]): FloorAgent[] {
  const known = new Map(before.map((agent) => [agent.userId, agent]))
  return inOrder(read.data.map((row) => floorAgentOf(row, { known: known.get(row.userId), hasReading: before.length > 0, answeredAt: read.answeredAt })))
}

/** By name, so that the same people stand in the same places from reading to reading. */
export const inOrder = (agents: readonly FloorAgent[]): FloorAgent[] =>
  agents.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.userId.localeCompare(b.userId, 'en', { numeric: true }))

type Setting = { known: FloorAgent | undefined; hasReading: boolean; answeredAt: string }

function floorAgentOf(row: AgentNow, { known, hasReading, answeredAt }: Setting): FloorAgent {
  const { userId, state, label, campaignId, campaignName, queueName, leadId, callsToday } = row
  const stays = known?.state === state && known.label === label && known.leadId === leadId
  const told = toldSince(row, answeredAt)
  const isSameStay = stays && known.since !== null && (told === null || Math.abs(told - fromInstant(known.since)) < sameStayMs)
  const since = isSameStay ? known.since : told !== null ? toInstant(told) : hasReading && !stays ? answeredAt : null
  return { userId, name: row.name.trim() === '' ? `Agent ${userId}` : row.name, state, label, since, campaignId, campaignName, queueName, leadId, callsToday }
}

/** By the seconds that the answer counts, or by its stamp; a moment that has not come yet tells nothing. */
function toldSince({ secondsInState, lastStateChangeAt }: AgentNow, answeredAt: string): number | null {
  const answered = fromInstant(answeredAt)
  if (secondsInState !== null && secondsInState >= 0) return answered - Math.floor(secondsInState) * 1000
  if (lastStateChangeAt === null) return null
  const changed = fromInstant(lastStateChangeAt)
  return changed <= answered ? changed : null
}
