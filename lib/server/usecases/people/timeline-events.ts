import type { AuditEntry } from '@/lib/contracts/audit'
import type { Call } from '@/lib/contracts/calls'
import type { Callback } from '@/lib/contracts/callbacks'
import type { TimelineEvent, TimelinePart } from '@/lib/contracts/people'
import { upstreamId } from '@/lib/contracts/paging'
import type { Recording } from '@/lib/contracts/recordings'
import { isPlayableSource, recordingIdOfCall, recordingIdOfLead, recordingIdShape } from '@/lib/contracts/recordings-words'
import type { Actor } from '@/lib/server/ports/actor'
import { shownCall, shownCallback } from '../personal/shown-call'

type Viewer = { actor: Actor }
/** A part before it is sent. */
export type StoryPart = Omit<TimelinePart, 'now'>

const blank: Omit<TimelineEvent, 'id' | 'kind' | 'at'> = {
  seconds: null, leadId: null, campaignId: null, campaignName: null, by: null, status: null, statusName: null, number: null, callType: null,
  comment: null, recordingId: null, isPlayable: false, recordingKeys: [], stage: null, action: null, outcome: null, changed: [],
}

export function callEvent(viewer: Viewer, call: Call): TimelineEvent {
  const shown = shownCall(viewer, call)
  const hasSound = call.recordings.length > 0 && upstreamId.safeParse(call.id).success
  return {
    ...blank,
    id: `call-${call.id}`,
    kind: 'call',
    at: call.startedAt,
    seconds: call.seconds,
    leadId: call.leadId,
    campaignId: call.campaignId,
    campaignName: call.campaignName,
    by: call.system ? null : call.userName,
    status: call.status,
    statusName: call.statusName,
    number: shown.numberDialed ?? shown.phone,
    callType: call.callType,
    comment: shown.comment,
    recordingId: hasSound ? recordingIdOfCall(call.id) : null,
    isPlayable: hasSound && call.recordings.some(({ source }) => isPlayableSource(source)),
    recordingKeys: call.recordings.map(({ id }) => id),
  }
}

export function recordingEvent(leadId: string, recording: Recording): TimelineEvent {
  const id = recordingIdOfLead(leadId, recording.id)
  // An id that is no id of ours could not be looked up again.
  const recordingId = recordingIdShape.test(id) ? id : null
  return {
    ...blank,
    id: `recording-${leadId}-${recording.id}`,
    kind: 'recording',
    at: recording.startedAt,
    seconds: recording.seconds ?? lengthOf(recording),
    leadId,
    recordingId,
    isPlayable: recordingId !== null && isPlayableSource(recording.source),
    recordingKeys: [recording.id],
  }
}

export function callbackEvent(viewer: Viewer, callback: Callback): TimelineEvent {
  const shown = shownCallback(viewer, callback)
  return {
    ...blank,
    id: `callback-${callback.id}`,
    kind: 'callback',
    at: callback.dueAt ?? callback.createdAt,
    leadId: callback.leadId,
    campaignId: callback.campaignId,
    campaignName: callback.campaignName,
    by: callback.recipient === 'system' ? null : callback.userName,
    statusName: callback.stageLabel,
    number: shown.phone,
    comment: shown.comments,
    stage: callback.stage,
  }
}

/** `entry` as the viewer may see it. */
export const auditEvent = (entry: AuditEntry): TimelineEvent => ({
  ...blank,
  id: `audit-${entry.seq}`,
  kind: 'audit',
  at: entry.at,
  leadId: entry.targetId,
  by: entry.actorName,
  comment: entry.reason,
  action: entry.action,
  outcome: entry.outcome,
  changed: namesIn(entry.after),
})

const namesIn = (changes: unknown): string[] =>
  typeof changes === 'object' && changes !== null && !Array.isArray(changes) ? Object.keys(changes) : []

function lengthOf({ startedAt, endedAt }: Recording): number | null {
  if (startedAt === null || endedAt === null) return null
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
  return seconds >= 0 ? seconds : null
}
