import type { Column } from '@/components/data-table/column'
import { PlayButton } from '@/components/player/play-button'
import type { Track } from '@/components/player/player-provider'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { Tooltip } from '@/components/ui/tooltip'
import type { CallRow } from '@/lib/contracts/calls'
import { clockText } from '@/lib/shared/durations'
import { callTypeWord, endedByWord } from './call-words'
import type { CallColumn } from './search-params'
import { leadNameOf } from './track-of'

type Setting = { zone: string; listNames: ReadonlyMap<string, string>; trackFor: (call: CallRow) => Track | null; queue: readonly Track[] }

/** None can be sorted by: rows come newest first, and a page is not all of them. */
export const callColumns = ({ zone, listNames, trackFor, queue }: Setting): Column<CallRow, CallColumn>[] => [
  { id: 'play', header: 'Play', always: true, width: 56, cell: (call) => <PlayCell call={call} track={trackFor(call)} queue={queue} /> },
  { id: 'startedAt', header: 'Call', always: true, width: 204, cell: (call) => <Time at={call.startedAt} zone={zone} className="tabular" /> },
  { id: 'lead', header: 'Lead', minWidth: 160, cell: (call) => <LeadCell call={call} /> },
  { id: 'number', header: 'Number dialed', width: 132, cell: (call) => <span className="tabular">{call.numberDialed ?? call.phone ?? '–'}</span> },
  { id: 'status', header: 'Outcome', width: 168, cell: (call) => <Words text={call.statusName ?? call.status} title={call.status} /> },
  { id: 'seconds', header: 'Length', align: 'end', width: 84, cell: (call) => <span className="tabular">{call.seconds === null ? '–' : clockText(call.seconds)}</span> },
  { id: 'agent', header: 'Agent', width: 160, cell: (call) => <AgentCell call={call} /> },
  { id: 'campaign', header: 'Campaign', width: 176, cell: (call) => <Words text={call.campaignName ?? call.campaignId} /> },
  { id: 'list', header: 'List', width: 176, cell: (call) => <Words text={call.listId === null ? null : (listNames.get(call.listId) ?? `List ${call.listId}`)} /> },
  { id: 'type', header: 'Type', width: 112, cell: (call) => <Words text={callTypeWord(call.callType)} /> },
  { id: 'endedBy', header: 'Ended by', width: 112, cell: (call) => <Words text={endedByWord(call.endedBy)} /> },
  { id: 'attempt', header: 'Attempt', align: 'end', width: 88, cell: (call) => <span className="tabular">{call.calledCount ?? '–'}</span> },
  { id: 'queueSeconds', header: 'In queue', align: 'end', width: 88, cell: (call) => <span className="tabular">{call.queueSeconds === null ? '–' : clockText(call.queueSeconds)}</span> },
  { id: 'comment', header: 'Comment', minWidth: 200, cell: (call) => <Words text={call.comment} /> },
  { id: 'callId', header: 'Call id', width: 116, cell: (call) => <span className="tabular">{call.id}</span> },
]

const noFile = 'Not playable: Convoso gives only a file name for it, no address'

function PlayCell({ call, track, queue }: { call: CallRow; track: Track | null; queue: readonly Track[] }) {
  if (track !== null) return <PlayButton track={track} queue={queue} />
  if (call.recordingId === null) return <span className="sr-only">No recording</span>
  return (
    <Tooltip label={noFile} silent>
      <span tabIndex={0} role="img" aria-label={noFile} className="inline-flex h-7 w-7 items-center justify-center rounded text-muted">
        –
      </span>
    </Tooltip>
  )
}

const cellLink = 'block truncate rounded-small hover:underline'

function LeadCell({ call }: { call: CallRow }) {
  const name = leadNameOf(call)
  if (call.leadId === null) return <Words text={name} />
  const shown = name ?? `Lead ${call.leadId}`
  return (
    <Link href={`/leads/${call.leadId}`} isPrefetched={false} title={shown} className={`${cellLink} font-medium`}>
      {shown}
    </Link>
  )
}

function AgentCell({ call }: { call: CallRow }) {
  if (call.system || call.userId === null) return <span className="text-muted">{call.userName ?? '–'}</span>
  const name = call.userName ?? `User ${call.userId}`
  return (
    <Link href={`/agents/${call.userId}`} isPrefetched={false} title={name} className={cellLink}>
      {name}
    </Link>
  )
}

const Words = ({ text, title = text ?? undefined }: { text: string | null; title?: string | undefined }) => (
  <span title={title} className="block truncate">
    {text ?? '–'}
  </span>
)
