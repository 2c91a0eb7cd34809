import type { TimelineEvent } from '@/lib/contracts/people'
import type { Track } from '@/components/player/player-provider'
import { zonedTime } from '@/components/ui/zoned-time'
import { writeEventLink } from './event-link'

/** What the player needs of an event; null for one without sound. */
export function trackOf(event: TimelineEvent, { personKey, zone }: { personKey: string; zone: string }): Track | null {
  if (!event.isPlayable || event.recordingId === null) return null
  const when = event.at === null ? 'an unknown time' : zonedTime(event.at, zone)
  return {
    recordingId: event.recordingId,
    title: `Call of ${when}`,
    detail: [event.by, event.campaignName, event.leadId === null ? null : `Lead ${event.leadId}`].filter((part) => part !== null).join(' · '),
    seconds: event.seconds,
    href: `/people/${personKey}${writeEventLink({ id: event.id, second: null })}`,
  }
}

export const tracksOf = (events: readonly TimelineEvent[], place: { personKey: string; zone: string }): Track[] =>
  events.flatMap((event) => trackOf(event, place) ?? [])
