import { z } from 'zod'
import type { AgentNow, AgentPerformance, AgentState, FloorCount } from '@/lib/contracts/agents'
import type { Dialer } from '@/lib/server/ports/dialer'
import { refusal, type Envelope } from './envelope'
import { codesOut, idsOut, stampOut } from './outgoing'
import type { Room } from './room'
import { count, countOrNull, duration, id, moment, numberOrNull, parsePart, reference, text, textOrNull } from './wire'

/** `agent-performance/search`, `agent-monitor/search` and `user-activity/search`. */
export function makeAgents(room: Room): Dialer['agents'] {
  const zone = room.timeZone
  const performance = room.reads.endpoint<AgentPerformance[]>('agents', 'agent-performance/search')
  const monitor = room.reads.endpoint<AgentNow[]>('agents', 'agent-monitor/search')
  const floor = room.reads.endpoint<FloorCount>('agents', 'user-activity/search')
  return {
    performance: async (input, options) => {
      const fields = {
        date_start: stampOut(input.from, { zone, path: 'from' }),
        date_end: stampOut(input.to, { zone, path: 'to' }),
        campaign_ids: idsOut(input.campaignIds, 'campaignIds'),
        list_ids: idsOut(input.listIds, 'listIds'),
        queue_ids: idsOut(input.queueIds, 'queueIds'),
        user_ids: idsOut(input.userIds, 'userIds'),
        status_ids: codesOut(input.statuses, 'statuses'),
      }
      return performance({ fields, parse: toPerformance }, options)
    },
    monitor: async (input, options) => {
      const fields = {
        campaign_id: idsOut(input.campaignIds, 'campaignIds'),
        queue_id: idsOut(input.queueIds, 'queueIds'),
        user_id: idsOut(input.userIds, 'userIds'),
      }
      return monitor({ fields, parse: (envelope) => toAgentsNow(envelope, zone) }, options)
    },
    floor: async (input, options) => floor({ fields: { campaign_id: idsOut(input.campaignIds, 'campaignIds') }, parse: toFloor }, options),
  }
}

/** Documented nowhere; one missing length must not cost all others their numbers. */
const durationOrNull = z.union([duration, z.null()])

const performanceRow: z.ZodType<AgentPerformance> = z
  .object({
    user_id: id,
    name: text,
    calls: count,
    am: count,
    others: count,
    human_answered: count.optional(),
    talk_sec: durationOrNull,
    wait_sec: durationOrNull,
    pause_sec: durationOrNull,
    wrap_sec: durationOrNull,
    total_time: duration,
  })
  .transform((wire) => ({
    userId: wire.user_id,
    name: wire.name,
    calls: wire.calls,
    machines: wire.am,
    // Older accounts leave the human count out; the two samples that have both show them equal.
    humans: wire.human_answered ?? wire.others,
    talkSeconds: wire.talk_sec ?? 0,
    waitSeconds: wire.wait_sec ?? 0,
    pauseSeconds: wire.pause_sec ?? 0,
    wrapSeconds: wire.wrap_sec ?? 0,
    totalSeconds: wire.total_time,
    ...([wire.talk_sec, wire.wait_sec, wire.pause_sec, wire.wrap_sec].includes(null) && { timesMissing: true as const }),
  }))

/** An object keyed by user id; the same rows as a plain array, or `[]` when nobody worked. */
function toPerformance(envelope: Envelope): AgentPerformance[] {
  if (envelope.hasNoRows) return []
  const { data } = envelope.body
  if (Array.isArray(data)) return parsePart(z.array(performanceRow), data)
  return Object.values(parsePart(z.record(z.string(), performanceRow), data))
}

const floorShape = z.object({ available_agents: count, logged_in_agents: count })

function toFloor(envelope: Envelope): FloorCount {
  const wire = parsePart(floorShape, envelope.body.data)
  return { available: wire.available_agents, loggedIn: wire.logged_in_agents }
}

const monitorShape = z.object({ entries: z.looseObject({ success: z.unknown().optional(), agents: z.unknown().optional() }) })

/** A second envelope sits inside the first. */
function toAgentsNow(envelope: Envelope, zone: string): AgentNow[] {
  const { entries } = parsePart(monitorShape, envelope.body.data)
  if (entries.success === false) throw refusal('agent-monitor/search', entries)
  return parsePart(z.array(agentRow(zone)), entries.agents)
}

const agentRow = (zone: string): z.ZodType<AgentNow> =>
  z
    .object({
      user_id: id,
      user_full_name: text,
      status: text,
      status_label: text.optional(),
      status_time_sec: numberOrNull.optional(),
      campaign_id: reference.optional(),
      campaign_name: textOrNull.optional(),
      queue_name: textOrNull.optional(),
      lead_id: reference.optional(),
      call_log_id: reference.optional(),
      total_calls: countOrNull.optional(),
      calls_today: countOrNull.optional(),
      last_state_change: moment(zone),
    })
    .transform((wire) => ({
      userId: wire.user_id,
      name: wire.user_full_name,
      state: stateOf(wire.status),
      label: wire.status_label || wire.status,
      secondsInState: wire.status_time_sec ?? null,
      campaignId: wire.campaign_id ?? null,
      campaignName: dashIsNone(wire.campaign_name),
      queueName: dashIsNone(wire.queue_name),
      leadId: wire.lead_id ?? null,
      callId: wire.call_log_id ?? null,
      callsToday: wire.calls_today ?? wire.total_calls ?? null,
      lastStateChangeAt: wire.last_state_change,
    }))

const dashIsNone = (value: string | null | undefined): string | null => (value === undefined || value === '-' ? null : value)

const stateWords: Record<string, AgentState> = {
  ready: 'ready',
  waiting: 'ready',
  incall: 'on-call',
  '3way': 'on-call',
  transfer: 'on-call',
  queue: 'ringing',
  ringing: 'ringing',
  wrap: 'wrap-up',
  wrapup: 'wrap-up',
  dispo: 'wrap-up',
  dead: 'wrap-up',
  pause: 'paused',
  paused: 'paused',
  break: 'paused',
  lunch: 'paused',
  loggedout: 'offline',
  logout: 'offline',
  offline: 'offline',
}

/** Only READY is documented beyond doubt; the rest are words that live clients accept. Unknown ones are `other`. */
function stateOf(word: string): AgentState {
  const plain = word.toLowerCase().replace(/[^a-z0-9]/g, '')
  const known = Object.hasOwn(stateWords, plain) ? stateWords[plain] : undefined
  if (known !== undefined) return known
  return plain.includes('call') || plain.includes('talk') ? 'on-call' : 'other'
}
