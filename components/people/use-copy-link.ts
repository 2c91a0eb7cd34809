'use client'

import { usePlayer } from '@/components/player/player-provider'
import { useToast } from '@/components/ui/toast'
import type { TimelineEvent } from '@/lib/contracts/people'
import { writeEventLink } from './event-link'

/** Copies a link to an event; to the second that sounds, when its recording is the one in the player. */
export function useCopyLink(): (event: TimelineEvent) => void {
  const { current, audio } = usePlayer()
  const { show } = useToast()
  return (event) => {
    const second = current !== null && current.recordingId === event.recordingId ? Math.floor(audio.current?.currentTime ?? 0) : null
    const link = `${location.origin}${location.pathname}${writeEventLink({ id: event.id, second })}`
    navigator.clipboard.writeText(link).then(
      () => show({ title: second === null ? 'Link copied' : `Link to second ${second} copied`, tone: 'neutral' }),
      () => show({ title: 'The link could not be copied', detail: 'The browser did not allow it.', tone: 'warning' }),
    )
  }
}
