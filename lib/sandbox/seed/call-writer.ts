import type { DatabaseSync } from 'node:sqlite'
import type { PlannedCall } from './plan-day'
import { otherPhoneOf, personIndex, phoneOf } from './person'
import { firstLeadId, systemUserId } from './ids'
import type { World } from './world'

type CallPhones = { phone: string; otherPhone: string }

type CallWriter = (call: PlannedCall, phones: CallPhones) => void

/** Adds one row to `calls`; it shows a few seconds after the end, its recording some minutes later. */
export const callWriter = (db: DatabaseSync): CallWriter => {
  const insert = db.prepare(`INSERT INTO calls (id, lead_id, list_id, campaign_id, user_id, queue_id, phone_number, number_dialed, caller_id,
    status, call_type, started_at, seconds, term_reason, called_count, comment, queue_seconds, answered_by_machine,
    talk_seconds, wait_seconds, pause_seconds, wrap_seconds, visible_at, recording_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return (call, { phone, otherPhone }) => {
    const end = call.at + call.seconds
    const dialed = otherPhone !== '' && part(call, 31) < 0.06 ? otherPhone : phone
    insert.run(
      call.id, call.leadId, call.listId, call.campaignId, call.agentId ?? systemUserId, call.queueId, phone, dialed, callerIdFor(call, dialed),
      call.status, call.callType, call.at, call.seconds, call.term, call.calledCount, commentOn(call), call.queueSeconds, call.machine ? 1 : 0,
      call.talk, call.wait, call.pause, call.wrap,
      end + 2 + Math.floor(part(call, 17) * 7), call.talk >= 10 && part(call, 53) < 0.94 ? end + 100 + Math.floor(part(call, 71) * 220) : null,
    )
  }
}

/** The numbers of a seeded lead, without asking the database: a lead may be gone while its calls stay. */
export const plannedPhones = (world: World, leadId: number): CallPhones => {
  const person = personIndex(world.seed, leadId - firstLeadId)
  return { phone: phoneOf(world.seed, person), otherPhone: otherPhoneOf(world.seed, person) }
}

const part = (call: PlannedCall, factor: number): number => (call.dice * factor * 101) % 1

/** A number of the same area as the one called, as centers show it. */
const callerIdFor = (call: PlannedCall, dialed: string): string => {
  const line = 100 + Math.floor(part(call, 13) * 40) * 7 + (call.campaignId % 7)
  return `1${dialed.slice(0, 3)}555${String(line).padStart(4, '0')}`
}

const commented: ReadonlySet<string> = new Set(['CALLBK', 'CB', 'QUAL'])
const comments = [
  'Asked to call after work', 'Wants to talk to spouse first', 'Prefers mornings', 'Send the brochure, then call',
  'Waiting for current policy to lapse',
] as const

const commentOn = (call: PlannedCall): string | null =>
  commented.has(call.status) && part(call, 7) < 0.5 ? comments[Math.floor(part(call, 19) * comments.length)] ?? null : null
