'use client'

import { useMemo, useState } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { TimelineEvent } from '@/lib/contracts/people'
import type { EventKind } from '@/lib/contracts/people-words'
import { sourceOfKind } from './people-words'
import type { PersonSearch } from './search-params'
import { storyDays } from './story-days'
import { StoryDayGroup } from './story-day'
import { StoryEnd } from './story-end'
import { StoryFilters } from './story-filters'
import { StoryProblems } from './story-problems'
import { useLinkedEvent } from './use-linked-event'
import type { PersonStory } from './use-person-story'

type StoryPanelProps = {
  story: PersonStory
  personKey: string
  zone: string
  kinds: readonly EventKind[]
  actWords: Readonly<Record<string, string>>
  search: PersonSearch
  onSearch: (changes: Partial<PersonSearch>) => void
}

const pageOfEvents = 150

/** What happened, newest first, source by source as each answers. */
export function StoryPanel({ story, personKey, zone, kinds, actWords, search, onSearch }: StoryPanelProps) {
  const [shownCount, setShownCount] = useState(pageOfEvents)
  const place = useMemo(() => ({ personKey, zone }), [personKey, zone])
  const { event: linked, link } = useLinkedEvent({ story, place })
  const chosen = story.events.filter((event) => isChosen(event, search) || event.id === link?.id)
  const linkedAt = linked === undefined ? -1 : chosen.findIndex(({ id }) => id === linked.id)
  const shown = chosen.slice(0, Math.max(shownCount, linkedAt + 1))
  const isWaiting = story.isLoading && story.events.length === 0
  const isNothing = chosen.length === 0 && !story.isLoading && story.failure === null
  return (
    <Panel
      title="Timeline"
      flush
      age={<StoryAge story={story} zone={zone} />}
      actions={
        <Button size="small" busy={story.isLoading} onClick={story.refresh}>
          Read again
        </Button>
      }
    >
      <StoryFilters
        kinds={kinds}
        counts={countsOf(story.events)}
        stateOf={(kind) => story.sources.get(sourceOfKind[kind])}
        isLoading={story.isLoading}
        search={search}
        onSearch={onSearch}
      />
      <StoryProblems story={story} />
      {isWaiting ? <SkeletonRows rows={8} label="Reading the timeline" /> : null}
      {storyDays(shown, zone).map((day) => (
        <StoryDayGroup key={day.day} day={day} zone={zone} place={place} tracksFrom={story.events} actWords={actWords} linkedId={link?.id ?? null} />
      ))}
      {isNothing ? <NothingHere hasEvents={story.events.length > 0} onSearch={onSearch} /> : null}
      {shown.length < chosen.length ? (
        <p className="border-t border-line px-4 py-3 text-center">
          <Button onClick={() => setShownCount(shown.length + pageOfEvents)}>Show more of {chosen.length.toLocaleString('en-US')}</Button>
        </p>
      ) : (
        <StoryEnd story={story} zone={zone} />
      )}
    </Panel>
  )
}

function StoryAge({ story: { isLoading, readAt }, zone }: { story: PersonStory; zone: string }) {
  if (isLoading) return <span role="status">Reading…</span>
  return readAt === null ? null : <Age at={readAt} zone={zone} prefix="Read" />
}

function NothingHere({ hasEvents, onSearch }: { hasEvents: boolean; onSearch: StoryPanelProps['onSearch'] }) {
  if (!hasEvents) return <Face kind="empty" title="Nothing happened with this number in this time" />
  return <Face kind="empty" title="No event of this kind" action={<Button onClick={() => onSearch({ kind: [], lead: '' })}>Clear filters</Button>} />
}

const isChosen = (event: TimelineEvent, { kind, lead }: PersonSearch): boolean =>
  (kind.length === 0 || kind.includes(event.kind)) && (lead === '' || event.leadId === lead)

function countsOf(events: readonly TimelineEvent[]): Record<EventKind, number> {
  const counts = { call: 0, recording: 0, callback: 0, audit: 0 }
  for (const { kind } of events) counts[kind] += 1
  return counts
}
