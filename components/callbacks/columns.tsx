import type { Column } from '@/components/data-table/column'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { DueCallback } from '@/lib/contracts/callbacks'
import { DueText } from './due-text'
import { OwnerCell } from './owner-cell'
import type { CallbackColumn } from './search-params'

type Setting = {
  zone: string
  isOpenView: boolean
  /** Null for whoever may not look people up: they see a masked number. */
  onPerson: ((phone: string) => void) | null
}

/** None can be sorted by: rows come by their due moment, and a page is not all of them. */
export const callbackColumns = ({ zone, isOpenView, onPerson }: Setting): Column<DueCallback, CallbackColumn>[] => [
  {
    id: 'due',
    header: 'Due',
    always: true,
    width: isOpenView ? 132 : 204,
    cell: ({ dueAt }) => (isOpenView ? <DueText at={dueAt} zone={zone} /> : <Time at={dueAt} zone={zone} />),
  },
  ...(isOpenView ? [{ id: 'at' as const, header: 'At', width: 204, cell: ({ dueAt }: DueCallback) => <Time at={dueAt} zone={zone} className="tabular" /> }] : []),
  { id: 'number', header: 'Number', width: 136, cell: ({ phone }) => <NumberCell phone={phone} onPerson={onPerson} /> },
  { id: 'lead', header: 'Lead', width: 116, cell: ({ leadId }) => <LeadCell leadId={leadId} /> },
  { id: 'owner', header: 'Owner', minWidth: 248, cell: (callback) => <OwnerCell callback={callback} /> },
  { id: 'campaign', header: 'Campaign', width: 184, cell: ({ campaignId, campaignName }) => <Words text={campaignName ?? campaignId} /> },
  { id: 'comments', header: 'Comment', minWidth: 200, cell: ({ comments }) => <Words text={comments} /> },
  { id: 'recipient', header: 'For', width: 108, cell: ({ recipient }) => recipientWords[recipient] },
  { id: 'stage', header: 'Convoso’s stage', width: 132, cell: ({ stageLabel }) => <Words text={stageLabel === '' ? null : stageLabel} /> },
  { id: 'created', header: 'Made', width: 204, cell: ({ createdAt }) => <Time at={createdAt} zone={zone} /> },
  { id: 'id', header: 'Id', align: 'end', width: 104, cell: ({ id }) => id },
]

const recipientWords: Record<DueCallback['recipient'], string> = { system: 'Anybody', personal: 'Owner only', other: '–' }

function NumberCell({ phone, onPerson }: { phone: string | null } & Pick<Setting, 'onPerson'>) {
  if (phone === null || onPerson === null) return <span className="tabular">{phone ?? '–'}</span>
  return (
    <button type="button" onClick={() => onPerson(phone)} title="Open the person" className="tabular rounded-small font-medium outline-offset-[-2px] hover:underline">
      {phone}
    </button>
  )
}

function LeadCell({ leadId }: { leadId: string | null }) {
  if (leadId === null) return <Words text={null} />
  return (
    <Link href={`/leads/${leadId}`} isPrefetched={false} aria-label={`Lead ${leadId}`} className="tabular block truncate rounded-small outline-offset-[-2px] hover:underline">
      {leadId}
    </Link>
  )
}

const Words = ({ text }: { text: string | null }) => (
  <span title={text ?? undefined} className={text === null ? 'text-muted' : 'block truncate'}>
    {text ?? '–'}
  </span>
)
