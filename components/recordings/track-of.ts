import type { Track } from '@/components/player/player-provider'
import { zonedTime } from '@/components/ui/zoned-time'
import type { RecordedCall } from '@/lib/contracts/recordings'

/** A row as the player shows it; null where there is nothing to play. */
export function trackOf(call: RecordedCall, zone: string): Track | null {
  if (!call.isPlayable) return null
  return {
    recordingId: call.id,
    title: call.leadName ?? (call.leadId === null ? `Call ${call.callId}` : `Lead ${call.leadId}`),
    detail: [call.startedAt === null ? null : zonedTime(call.startedAt, zone), call.userName, call.statusName ?? call.status].filter(Boolean).join(' · '),
    seconds: call.seconds,
    href: call.leadId === null ? null : `/leads/${call.leadId}`,
  }
}
