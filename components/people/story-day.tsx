'use client'

import { useMemo } from 'react'
import { Badge } from '@/components/ui/badge'
import { zoneName } from '@/components/ui/zoned-time'
import type { TimelineEvent } from '@/lib/contracts/people'
import { phoneText } from '@/lib/shared/phone-text'
import type { StoryDay } from './story-days'
import { StoryEvent } from './story-event'
import { trackOf, tracksOf } from './story-track'
import { useCopyLink } from './use-copy-link'

type StoryDayGroupProps = {
  day: StoryDay
  zone: string
  place: { personKey: string; zone: string }
  /** All events: "next" goes on beyond the day and the filter. */
  tracksFrom: readonly TimelineEvent[]
  actWords: Readonly<Record<string, string>>
  linkedId: string | null
}

/** From so many calls of one number in a day on, somebody may complain. */
const manyCalls = 3

export function StoryDayGroup({ day, zone, place, tracksFrom, actWords, linkedId }: StoryDayGroupProps) {
  const queue = useMemo(() => tracksOf(tracksFrom, place), [tracksFrom, place])
  const copyLink = useCopyLink()
  const at = day.events[0]?.at ?? null
  return (
    <section aria-label={day.day}>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-table font-semibold">
        {day.day}
        {at === null ? null : <span className="font-normal text-muted">{zoneName(zone, at)}</span>}
        {day.calls.map(({ number, calls, leads }) => (
          <Badge key={number} tone={calls >= manyCalls ? 'amber' : 'grey'}>
            {calls} {calls === 1 ? 'call' : 'calls'} to {phoneText(number)}
            {leads > 1 ? ` through ${leads} leads` : ''}
          </Badge>
        ))}
      </h3>
      <ol className="divide-y divide-line">
        {day.events.map((event) => (
          <StoryEvent
            key={event.id}
            event={event}
            zone={zone}
            track={trackOf(event, place)}
            queue={queue}
            actWords={actWords}
            isLinked={event.id === linkedId}
            onCopyLink={copyLink}
          />
        ))}
      </ol>
    </section>
  )
}
