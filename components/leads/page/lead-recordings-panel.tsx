'use client'

import { useQuery } from '@tanstack/react-query'
import { PlayButton, QueueButton } from '@/components/player/play-button'
import type { Track } from '@/components/player/player-provider'
import { Age } from '@/components/ui/age'
import { Badge } from '@/components/ui/badge'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { zonedTime } from '@/components/ui/zoned-time'
import type { LeadRecordings } from '@/lib/contracts/lead-edits'
import { leadName } from '@/lib/contracts/lead-edits-words'
import type { ShownLead } from '@/lib/contracts/leads'
import { leadQueries } from '@/lib/queries/lead'
import { problemSentence } from '@/lib/queries/request-problem'
import { clockText } from '@/lib/shared/durations'

export function LeadRecordingsPanel({ lead, zone }: { lead: ShownLead; zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(leadQueries.recordings(lead.id))
  return (
    <Panel title="Recordings" flush age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}>
      {error === null ? null : (
        <div className="px-4 py-2">
          <Face kind="failed" compact title="Could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
        </div>
      )}
      {data === undefined && error === null ? <SkeletonRows rows={3} label="Loading the recordings" /> : null}
      {data?.items.length === 0 ? <Face kind="empty" title="No recording of this lead" /> : null}
      {data === undefined || data.items.length === 0 ? null : <Rows recordings={data} lead={lead} zone={zone} />}
    </Panel>
  )
}

function Rows({ recordings, lead, zone }: { recordings: LeadRecordings; lead: ShownLead; zone: string }) {
  const tracks = new Map(recordings.items.filter(({ isPlayable }) => isPlayable).map((item) => [item.id, trackOf(item, { lead, zone })]))
  const queue = [...tracks.values()]
  const hidden = (recordings.total ?? 0) - recordings.items.length
  return (
    <div tabIndex={0} role="region" aria-label="Recordings of this lead" className="relative max-h-80 overflow-y-auto outline-offset-[-2px]">
      <ul className="divide-y divide-line">
        {recordings.items.map(({ id, startedAt, seconds }) => {
          const track = tracks.get(id)
          return (
            <li key={id} className="flex items-center gap-3 px-4 py-1.5">
              {track === undefined ? <Badge>not playable</Badge> : <PlayButton track={track} queue={queue} />}
              <Time at={startedAt} zone={zone} />
              <span className="tabular ml-auto text-muted">{seconds === null ? '–' : clockText(seconds)}</span>
              {track === undefined ? null : <QueueButton track={track} />}
            </li>
          )
        })}
      </ul>
      {hidden > 0 ? <p className="border-t border-line px-4 py-2 text-table text-muted">{hidden} older ones are not shown.</p> : null}
      {tracks.size < recordings.items.length ? (
        <p className="border-t border-line px-4 py-2 text-table text-muted">Not playable: Convoso names a file without the place it lies in.</p>
      ) : null}
    </div>
  )
}

type Item = LeadRecordings['items'][number]

const trackOf = ({ id, startedAt, seconds }: Item, { lead, zone }: { lead: ShownLead; zone: string }): Track => ({
  recordingId: id,
  title: leadName(lead),
  detail: startedAt === null ? 'time not known' : zonedTime(startedAt, zone),
  seconds,
  href: `/leads/${lead.id}`,
})
