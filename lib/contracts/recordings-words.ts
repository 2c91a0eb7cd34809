/** `l<leadId>-<recordingId>` from a lead's recordings, `c<callLogId>` from the call log. Never lead 0: the upstream reads it as everybody. */
export const recordingIdShape = /^(?:l([1-9]\d{0,19})-([A-Za-z0-9_-]{1,64})|c([1-9]\d{0,19}))$/

export type RecordingRef = { kind: 'lead'; leadId: string; recordingId: string } | { kind: 'call'; callId: string }

/** What an id names, or null for a text that is none. */
export function readRecordingId(id: string): RecordingRef | null {
  const [, leadId, recordingId, callId] = recordingIdShape.exec(id) ?? []
  if (callId !== undefined) return { kind: 'call', callId }
  return leadId === undefined || recordingId === undefined ? null : { kind: 'lead', leadId, recordingId }
}

export const recordingIdOfCall = (callId: string): string => `c${callId}`
export const recordingIdOfLead = (leadId: string, recordingId: string): string => `l${leadId}-${recordingId}`

/** Whether there is sound behind the upstream's source: a bare file name has no address to fetch it from. */
export const isPlayableSource = (source: string | null): boolean => source !== null && /^[a-z][a-z0-9+.-]*:/i.test(source)

export const recordingsPageSize = 50
/** Points per channel of a waveform; a long sound has at least half of them. */
export const mostPeaks = 2_000
