import type { Column } from '@/components/data-table/column'
import { PlayButton, QueueButton } from '@/components/player/play-button'
import type { Track } from '@/components/player/player-provider'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { Tooltip } from '@/components/ui/tooltip'
import type { RecordedCall } from '@/lib/contracts/recordings'
import { clockText } from '@/lib/shared/durations'
import { phoneText } from '@/lib/shared/phone-text'
import type { RecordingColumn } from './search-params'

type Setting = {
  zone: string
  /** While the player is open each row can be put behind what sounds. */
  isPlayerOpen: boolean
  /** Rows are high enough for two lines. */
  isStacked: boolean
  trackFor: (call: RecordedCall) => Track | null
  queue: readonly Track[]
}

/** None can be sorted by: rows come newest first, and a page is not all of them. */
export const recordingColumns = ({ zone, isPlayerOpen, isStacked, trackFor, queue }: Setting): Column<RecordedCall, RecordingColumn>[] => [
  { id: 'play', header: 'Play', always: true, width: isPlayerOpen ? 88 : 56, cell: (call) => <PlayCell track={trackFor(call)} queue={queue} /> },
  { id: 'startedAt', header: 'Call', always: true, width: 204, cell: (call) => <CallCell call={call} zone={zone} isStacked={isStacked} /> },
  { id: 'lead', header: 'Lead', minWidth: 180, cell: (call) => <LeadCell call={call} /> },
  { id: 'phone', header: 'Number', width: 132, cell: (call) => <span className="tabular">{call.phone === null ? '–' : phoneText(call.phone)}</span> },
  {
    id: 'seconds',
    header: 'Length',
    align: 'end',
    width: 84,
    cell: (call) => <span className="tabular">{call.seconds === null ? '–' : clockText(call.seconds)}</span>,
  },
  { id: 'status', header: 'Outcome', width: 168, cell: (call) => <Words text={call.statusName ?? call.status} /> },
  { id: 'agent', header: 'Agent', width: 168, cell: (call) => <Words text={call.userName} /> },
  { id: 'campaign', header: 'Campaign', width: 184, cell: (call) => <Words text={call.campaignName} /> },
  { id: 'callId', header: 'Call id', width: 116, cell: (call) => <span className="tabular">{call.callId}</span> },
]

const noFile = 'Not playable: Convoso gives only a file name for it, no address'

function PlayCell({ track, queue }: { track: Track | null; queue: readonly Track[] }) {
  if (track !== null)
    return (
      <span className="flex">
        <PlayButton track={track} queue={queue} />
        <QueueButton track={track} />
      </span>
    )
  return (
    <Tooltip label={noFile} silent>
      <span tabIndex={0} role="img" aria-label={noFile} className="inline-flex h-7 w-7 items-center justify-center rounded text-muted">
        –
      </span>
    </Tooltip>
  )
}

/** On a narrow screen the columns behind the lead lie beyond its edge: how long it was and how it ended stand under its time. */
function CallCell({ call, zone, isStacked }: { call: RecordedCall; zone: string; isStacked: boolean }) {
  const { startedAt, seconds, statusName, status } = call
  const about = [seconds === null ? null : clockText(seconds), statusName ?? status].filter(Boolean).join(' · ')
  return (
    <>
      <Time at={startedAt} zone={zone} className="tabular" />
      {isStacked && about !== '' ? (
        <span aria-hidden className="block truncate text-small text-muted sm:hidden">
          {about}
        </span>
      ) : null}
    </>
  )
}

function LeadCell({ call: { leadId, leadName } }: { call: RecordedCall }) {
  if (leadId === null) return <Words text={leadName} />
  const name = leadName ?? `Lead ${leadId}`
  return (
    <Link href={`/leads/${leadId}`} isPrefetched={false} title={name} className="block truncate rounded-small font-medium hover:underline">
      {name}
    </Link>
  )
}

const Words = ({ text }: { text: string | null }) => (
  <span title={text ?? undefined} className="block truncate">
    {text ?? '–'}
  </span>
)
