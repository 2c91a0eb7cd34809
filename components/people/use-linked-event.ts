'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { usePlayer } from '@/components/player/player-provider'
import type { TimelineEvent } from '@/lib/contracts/people'
import { readEventLink, type EventLink } from './event-link'
import { trackOf } from './story-track'
import type { PersonStory } from './use-person-story'

const mostLoads = 5

type Linked = { story: PersonStory; place: { personKey: string; zone: string } }

/** The event that the address points at: brought into view once it is there, its recording set to the second. Older stretches are loaded for it. */
export function useLinkedEvent({ story, place }: Linked): { link: EventLink | null; event: TimelineEvent | undefined } {
  const hash = useSyncExternalStore(onHashChange, () => location.hash, () => '')
  const link = readEventLink(hash)
  const event = link === null ? undefined : story.events.find(({ id }) => id === link.id)
  const { open } = usePlayer()
  const shown = useRef('')
  const loads = useRef(0)
  useEffect(() => {
    if (event === undefined || shown.current === hash) return
    shown.current = hash
    document.getElementById(`event-${event.id}`)?.scrollIntoView({ block: 'center' })
    const track = trackOf(event, place)
    const second = readEventLink(hash)?.second ?? null
    if (track !== null && second !== null) open(track, second)
  })
  useEffect(() => {
    if (link === null || event !== undefined || !story.canLoadOlder || loads.current >= mostLoads) return
    loads.current += 1
    story.loadOlder()
  }, [link, event, story])
  return { link, event }
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
