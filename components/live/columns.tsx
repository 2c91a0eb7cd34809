import type { Column } from '@/components/data-table/column'
import { Link } from '@/components/ui/link'
import { NumberText } from '@/components/ui/number-text'
import { StateMark } from '@/components/ui/state-mark'
import { stateOrder, type FloorRow } from './floor-rows'
import type { FloorColumn } from './search-params'
import { SinceText } from './since-text'
import { lookOf, stateLooks } from './state-looks'
import type { FloorClock } from './use-floor-clock'

/** Where the reading is derived nobody knows campaigns, queues and leads: those columns are left out. */
export function floorColumns({ clock, isDerived }: { clock: FloorClock; isDerived: boolean }): Column<FloorRow, FloorColumn>[] {
  const columns: Column<FloorRow, FloorColumn>[] = [
    { id: 'name', header: 'Agent', always: true, minWidth: 184, sortValue: ({ name }) => name, cell: (row) => <AgentName row={row} /> },
    { id: 'state', header: 'State', always: true, width: 196, sortValue: stateOrder, cell: (row) => <StateCell row={row} /> },
    {
      id: 'since',
      header: 'In state',
      align: 'end',
      width: 104,
      descendingFirst: true,
      // Whoever is longest in a state has been since the earliest moment.
      sortValue: ({ since }) => (since === null ? null : -Date.parse(since)),
      cell: ({ since }) => <SinceText since={since} clock={clock} />,
    },
    { id: 'campaign', header: 'Campaign', width: 208, sortValue: ({ campaignName }) => campaignName, cell: (row) => <CampaignCell row={row} /> },
    { id: 'queue', header: 'Queue', width: 152, sortValue: ({ queueName }) => queueName, cell: ({ queueName }) => <Words text={queueName} /> },
    { id: 'lead', header: 'Lead', width: 116, cell: ({ leadId }) => <LeadCell leadId={leadId} /> },
    {
      id: 'calls',
      header: 'Calls today',
      align: 'end',
      width: 116,
      descendingFirst: true,
      sortValue: ({ callsToday }) => callsToday,
      cell: ({ callsToday }) => <NumberText value={callsToday} />,
    },
    { id: 'id', header: 'Id', align: 'end', width: 104, sortValue: ({ userId }) => Number(userId), cell: ({ userId }) => userId },
  ]
  return isDerived ? columns.filter(({ id }) => id !== 'campaign' && id !== 'queue' && id !== 'lead') : columns
}

const linkClass = 'block truncate rounded-small outline-offset-[-2px] hover:underline'

const AgentName = ({ row: { userId, name } }: { row: FloorRow }) => (
  <Link href={`/agents/${userId}`} isPrefetched={false} title={name} className={`${linkClass} font-medium`}>
    {name}
  </Link>
)

function StateCell({ row: { state, label, isOver, isOld } }: { row: FloorRow }) {
  const { shape, tone, word } = lookOf(state, isOver)
  const own = stateLooks[state].word
  return (
    <StateMark
      shape={shape}
      tone={tone}
      faded={isOld}
      // The account's own word, where it has one; what it is to us where that cannot be guessed from it.
      label={isOver ? `${label}, ${word.toLowerCase()}` : label === '' ? own : label}
      className="max-w-full"
    />
  )
}

function CampaignCell({ row: { campaignId, campaignName } }: { row: FloorRow }) {
  if (campaignId === null) return <Words text={campaignName} />
  const name = campaignName ?? `Campaign ${campaignId}`
  return (
    <Link href={`/campaigns/${campaignId}`} isPrefetched={false} title={name} className={linkClass}>
      {name}
    </Link>
  )
}

function LeadCell({ leadId }: { leadId: string | null }) {
  if (leadId === null) return <Words text={null} />
  return (
    <Link href={`/leads/${leadId}`} isPrefetched={false} className={`${linkClass} tabular`} aria-label={`Lead ${leadId}`}>
      {leadId}
    </Link>
  )
}

const Words = ({ text }: { text: string | null }) => (
  <span title={text ?? undefined} className={text === null ? 'text-muted' : 'block truncate'}>
    {text ?? '–'}
  </span>
)
