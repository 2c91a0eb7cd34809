import type { Track } from '@/components/player/player-provider'
import { zonedTime } from '@/components/ui/zoned-time'
import type { CallRow } from '@/lib/contracts/calls'

export const leadNameOf = ({ firstName, lastName }: Pick<CallRow, 'firstName' | 'lastName'>): string | null =>
  [firstName, lastName].filter((part) => part !== null && part !== '').join(' ') || null

/** A call as the player shows it; null where there is nothing to play. */
export function trackOf(call: CallRow, zone: string): Track | null {
  if (call.recordingId === null || !call.isPlayable) return null
  return {
    recordingId: call.recordingId,
    title: leadNameOf(call) ?? (call.leadId === null ? `Call ${call.id}` : `Lead ${call.leadId}`),
    detail: [call.startedAt === null ? null : zonedTime(call.startedAt, zone), call.userName, call.statusName ?? call.status].filter(Boolean).join(' · '),
    seconds: call.seconds,
    href: call.leadId === null ? null : `/leads/${call.leadId}`,
  }
}
