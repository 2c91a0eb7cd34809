import { clsx } from 'clsx'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { numberText } from '@/components/ui/number-text'
import { Time } from '@/components/ui/time'
import type { ShownLead } from '@/lib/contracts/leads'

type DuplicateLeadProps = {
  lead: ShownLead
  zone: string
  isQuarantined: boolean
  /** Null for those who may not move leads. */
  choice: { isChosen: boolean; onChoose: () => void } | null
}

/** One of the leads of a number, with what tells which of them is worth keeping. */
export function DuplicateLead({ lead, zone, isQuarantined, choice }: DuplicateLeadProps) {
  const name = `${lead.firstName} ${lead.lastName}`.trim() || 'No name'
  const facts = [lead.statusName ?? lead.status, lead.calledCount === null ? null : `${numberText(lead.calledCount)} ${lead.calledCount === 1 ? 'call' : 'calls'}`, lead.phone]
  return (
    <div className={clsx('flex gap-3 rounded border px-3 py-2', choice?.isChosen === true ? 'border-accent bg-selected' : 'border-line')}>
      {choice === null || isQuarantined ? null : (
        <input type="radio" name="survivor" className="mt-1 size-4 accent-(--accent)" aria-label={`Keep ${name}, lead ${lead.id}`} checked={choice.isChosen} onChange={choice.onChoose} />
      )}
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link href={`/leads/${lead.id}`} isPrefetched={false} className="font-medium text-accent underline-offset-2 hover:underline">
            {name}
          </Link>
          <span className="tabular text-muted">lead {lead.id}</span>
          {isQuarantined ? <Badge>Moved already</Badge> : null}
        </p>
        <p className="break-words">{lead.listName ?? (lead.listId === null ? 'No list' : `List ${lead.listId}`)}</p>
        <p className="tabular text-muted">{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</p>
        <p className="text-small text-muted">
          Last call <Time at={lead.lastCalledAt} zone={zone} style="date-time" /> · created <Time at={lead.createdAt} zone={zone} style="date-time" />
        </p>
      </div>
    </div>
  )
}
