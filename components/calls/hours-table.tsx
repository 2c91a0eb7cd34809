'use client'

import { useMemo } from 'react'
import type { Column } from '@/components/data-table/column'
import { TableFrame } from '@/components/data-table/table-frame'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { HourFinding } from '@/lib/contracts/calling-hours'
import { hourSourceWords } from '@/lib/contracts/calling-hours-words'

type HoursTableProps = { label: string; findings: readonly HourFinding[]; zone: string; isLoading: boolean; empty: string }

/** Each call with the clock of whoever was called and what told it. */
export function HoursTable({ label, findings, zone, isLoading, empty }: HoursTableProps) {
  const columns = useMemo(() => hourColumns(zone), [zone])
  return (
    <TableFrame
      label={label}
      columns={columns}
      rows={findings}
      rowId={idOf}
      visible={ids}
      sort={newestFirst}
      onSort={stay}
      density="compact"
      orderKey={String(findings.length)}
      isLoading={isLoading}
      face={<Face kind="empty" title={empty} />}
      className="flex max-h-[60dvh] flex-col"
    />
  )
}

const idOf = ({ callId }: HourFinding): string => callId
const ids = ['call', 'clock', 'hours', 'source', 'lead', 'number', 'agent', 'campaign'] as const
type Id = (typeof ids)[number]
const newestFirst = { column: 'call', direction: 'desc' } as const
const stay = () => undefined

const hourColumns = (zone: string): Column<HourFinding, Id>[] => [
  { id: 'call', header: 'Call', width: 204, always: true, cell: (finding) => <CallLink finding={finding} zone={zone} /> },
  { id: 'clock', header: 'Clock of the called party', minWidth: 250, cell: ({ places }) => <Clocks places={places} /> },
  { id: 'hours', header: 'Hours that day', width: 168, cell: ({ hours, rule, state }) => <Words text={hours === '' ? null : `${hours}${state === null ? '' : ` (${state})`}`} title={rule} /> },
  { id: 'source', header: 'Told by', width: 192, cell: ({ source, isContradicted }) => <Words text={isContradicted ? `${hourSourceWords[source]}; area code disagrees` : hourSourceWords[source]} /> },
  { id: 'lead', header: 'Lead', width: 168, cell: (finding) => <LeadLink finding={finding} /> },
  { id: 'number', header: 'Number dialed', width: 124, cell: ({ number }) => <span className="tabular">{number ?? '–'}</span> },
  { id: 'agent', header: 'Agent', width: 148, cell: ({ userName }) => <Words text={userName} /> },
  { id: 'campaign', header: 'Campaign', width: 168, cell: ({ campaignName }) => <Words text={campaignName} /> },
]

/** The minute around it in the call log, with the call open. */
function CallLink({ finding: { callId, startedAt }, zone }: { finding: HourFinding; zone: string }) {
  const minute = startedAt.slice(0, 17)
  return (
    <Link href={`/calls?from=${minute}00Z&to=${minute}59Z&open=${callId}`} isPrefetched={false} className="tabular rounded-small hover:underline">
      <Time at={startedAt} zone={zone} />
    </Link>
  )
}

function Clocks({ places }: { places: HourFinding['places'] }) {
  if (places.length === 0) return <span className="text-muted">unknown</span>
  const text = places.map(({ zone, local, isInside }) => `${local.slice(11)} ${zone.replace(/^.*\//, '').replaceAll('_', ' ')} ${isInside ? 'inside' : 'outside'}`).join(' · ')
  return <Words text={text} title={places.map(({ zone, local }) => `${local} ${zone}`).join(', ')} />
}

function LeadLink({ finding: { leadId, leadName } }: { finding: HourFinding }) {
  if (leadId === null) return <Words text={leadName} />
  return (
    <Link href={`/leads/${leadId}`} isPrefetched={false} className="block truncate rounded-small hover:underline">
      {leadName ?? `Lead ${leadId}`}
    </Link>
  )
}

const Words = ({ text, title = text ?? undefined }: { text: string | null; title?: string | undefined }) => (
  <span title={title} className="block truncate tabular">
    {text ?? '–'}
  </span>
)
