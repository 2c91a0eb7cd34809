import type { Column } from '@/components/data-table/column'
import { PlayButton } from '@/components/player/play-button'
import type { Track } from '@/components/player/player-provider'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { Tooltip } from '@/components/ui/tooltip'
import type { RecordedCall } from '@/lib/contracts/recordings'
import { clockText } from '@/lib/shared/durations'
import type { RecordingColumn } from './search-params'

type Setting = { zone: string; trackFor: (call: RecordedCall) => Track | null; queue: readonly Track[] }

/** None can be sorted by: rows come newest first, and a page is not all of them. */
export const recordingColumns = ({ zone, trackFor, queue }: Setting): Column<RecordedCall, RecordingColumn>[] => [
  { id: 'play', header: 'Play', always: true, width: 56, cell: (call) => <PlayCell track={trackFor(call)} queue={queue} /> },
  { id: 'startedAt', header: 'Call', always: true, width: 204, cell: (call) => <Time at={call.startedAt} zone={zone} className="tabular" /> },
  { id: 'lead', header: 'Lead', minWidth: 180, cell: (call) => <LeadCell call={call} /> },
  { id: 'phone', header: 'Number', width: 132, cell: (call) => <span className="tabular">{call.phone ?? '–'}</span> },
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
  if (track !== null) return <PlayButton track={track} queue={queue} />
  return (
    <Tooltip label={noFile} silent>
      <span tabIndex={0} role="img" aria-label={noFile} className="inline-flex h-7 w-7 items-center justify-center rounded text-muted">
        –
      </span>
    </Tooltip>
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
