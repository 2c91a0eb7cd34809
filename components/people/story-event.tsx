'use client'

import { clsx } from 'clsx'
import type { Track } from '@/components/player/player-provider'
import { PlayButton, QueueButton } from '@/components/player/play-button'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { TimelineEvent } from '@/lib/contracts/people'
import { clockText } from '@/lib/shared/durations'
import { eventBy, eventTitle, kindIcons } from './people-words'
import { phoneText } from '@/lib/shared/phone-text'

export type StoryEventProps = {
  event: TimelineEvent
  zone: string
  track: Track | null
  /** The tracks around it, for "next". */
  queue: readonly Track[]
  actWords: Readonly<Record<string, string>>
  isLinked: boolean
  onCopyLink: (event: TimelineEvent) => void
}

export function StoryEvent({ event, zone, track, queue, actWords, isLinked, onCopyLink }: StoryEventProps) {
  const title = eventTitle(event, actWords)
  const when = event.at === null ? 'at an unknown time' : undefined
  return (
    <li
      id={`event-${event.id}`}
      data-event={event.id}
      aria-current={isLinked || undefined}
      className={clsx('flex gap-3 px-4 py-2 scroll-mt-24', isLinked && 'bg-selected')}
    >
      <Icon name={iconOf(event)} className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{title}</span>
          <EventBadge event={event} />
          {event.seconds === null ? null : <span className="tabular text-table text-muted">{clockText(event.seconds)}</span>}
        </p>
        <EventFacts event={event} />
        {event.comment === null || event.comment === '' ? null : <p className="text-table break-words">{event.comment}</p>}
        {event.recordingId !== null && track === null ? (
          <p className="text-small text-muted">Its recording is a bare file name: not playable.</p>
        ) : null}
      </div>
      <div className="flex shrink-0 flex-wrap items-start justify-end gap-1 max-sm:w-20">
        {track === null ? null : <QueueButton track={track} />}
        <span className="py-1 text-table text-muted">{when ?? <Time at={event.at} zone={zone} style="minute" />}</span>
        {track === null ? <span className="hidden w-7 sm:block" /> : <PlayButton track={track} queue={queue} />}
        <IconButton label={`Copy a link to: ${title}`} size="small" onClick={() => onCopyLink(event)}>
          <Icon name="link" className="size-4" />
        </IconButton>
      </div>
    </li>
  )
}

const iconOf = ({ kind, callType }: TimelineEvent): IconName =>
  kind === 'call' && callType?.toUpperCase() === 'INBOUND' ? 'phone-incoming' : kindIcons[kind]

function EventBadge({ event: { kind, status, statusName, stage, outcome } }: { event: TimelineEvent }) {
  if (kind === 'call') return <Badge>{statusName ?? status}</Badge>
  if (kind === 'callback') return <Badge tone={stage === 'past-due' ? 'red' : stage === 'pending' ? 'amber' : 'grey'}>{statusName}</Badge>
  return kind === 'audit' && outcome !== null ? <Badge tone={outcome === 'failed' || outcome === 'denied' ? 'red' : 'grey'}>{outcome}</Badge> : null
}

const leadLink = 'whitespace-nowrap underline decoration-line underline-offset-2 hover:decoration-current'

function EventFacts({ event }: { event: TimelineEvent }) {
  const facts = [
    eventBy(event),
    event.number === null ? null : `to ${phoneText(event.number)}`,
    event.campaignName,
    event.changed.length === 0 ? null : `changed ${event.changed.join(', ')}`,
  ].filter((fact) => fact !== null)
  return (
    <p className="text-table text-muted">
      {facts.join(' · ')}
      {event.leadId === null ? null : (
        <>
          {facts.length > 0 ? ' · ' : ''}
          <Link href={`/leads/${event.leadId}`} isPrefetched={false} className={leadLink}>
            Lead {event.leadId}
          </Link>
        </>
      )}
    </p>
  )
}
