import { numberText } from '@/components/ui/number-text'
import { Time } from '@/components/ui/time'
import type { ShownLead } from '@/lib/contracts/leads'

/** What nobody can edit; all that can be stands below, once. */
export function LeadFacts({ lead, zone }: { lead: ShownLead; zone: string }) {
  return (
    <dl className="mb-4 flex flex-wrap gap-x-6 gap-y-2 rounded border border-line bg-surface px-4 py-3">
      <Fact term="Campaign" text={lead.campaignName ?? lead.campaignId ?? ''} />
      <Fact term="Called" text={lead.calledCount === null ? '' : `${numberText(lead.calledCount)} ${lead.calledCount === 1 ? 'time' : 'times'}`} />
      <Moment term="Last call" at={lead.lastCalledAt} zone={zone} />
      <Moment term="Changed" at={lead.modifiedAt} zone={zone} />
      <Moment term="Created" at={lead.createdAt} zone={zone} />
      <Fact term="Lead id" text={lead.id} />
    </dl>
  )
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-muted">{term}</dt>
      <dd className="tabular font-medium break-words">{text === '' ? '–' : text}</dd>
    </div>
  )
}

function Moment({ term, at, zone }: { term: string; at: string | null; zone: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-muted">{term}</dt>
      <dd>
        <Time at={at} zone={zone} style="date-time" />
      </dd>
    </div>
  )
}
