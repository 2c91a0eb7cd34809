'use client'

import { useQuery } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import { DescriptionList } from '@/components/ui/description-list'
import { EmailText } from '@/components/ui/email-text'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { numberText } from '@/components/ui/number-text'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { leadName, ownField, ownFieldWord } from '@/lib/contracts/lead-edits-words'
import type { ShownLead } from '@/lib/contracts/leads'
import { leadQueries } from '@/lib/queries/lead'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { phoneText } from '@/lib/shared/phone-text'

/** A lead in short, for a sheet beside a table. */
export function LeadSummary({ id, zone }: { id: string; zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(leadQueries.detail(id))
  if (data === undefined) {
    if (error === null) return <SkeletonRows rows={8} label="Loading the lead" />
    const isAway = isRequestProblem(error) && (error.code === 'not_found' || error.code === 'gone')
    return (
      <Face
        kind={isAway ? 'empty' : 'failed'}
        title={isAway ? 'There is no such lead' : 'The lead could not be read'}
        detail={problemSentence(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  const { lead } = data
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="text-heading font-semibold break-words">{leadName(lead)}</p>
        <p className="text-muted">
          <Age at={data.read.begunAt} zone={zone} prefix="Read" />
        </p>
      </div>
      <DescriptionList items={itemsOf(lead, zone)} />
      <Link href={`/leads/${id}`} className="font-medium text-accent underline">
        Open the page of this lead
      </Link>
    </div>
  )
}

const itemsOf = (lead: ShownLead, zone: string) => [
  { term: 'Phone', detail: text(phoneText(lead.phone, lead.phoneCode)) },
  ...(lead.altPhone1 === '' ? [] : [{ term: 'Second phone', detail: text(phoneText(lead.altPhone1, lead.phoneCode)) }]),
  ...(lead.altPhone2 === '' ? [] : [{ term: 'Third phone', detail: text(phoneText(lead.altPhone2, lead.phoneCode)) }]),
  { term: 'E-mail', detail: lead.email === '' ? '–' : <EmailText text={lead.email} /> },
  { term: 'Status', detail: text(lead.statusName === null || lead.statusName === lead.status ? lead.status : `${lead.statusName} (${lead.status})`) },
  { term: 'List', detail: text(lead.listName ?? lead.listId ?? '') },
  { term: 'Campaign', detail: text(lead.campaignName ?? lead.campaignId ?? '') },
  { term: 'Place', detail: text([lead.city, lead.state, lead.country].filter((part) => part !== '').join(', ')) },
  { term: 'Called', detail: lead.calledCount === null ? 'not known' : `${numberText(lead.calledCount)} ${lead.calledCount === 1 ? 'time' : 'times'}` },
  { term: 'Last call', detail: <Time at={lead.lastCalledAt} zone={zone} /> },
  { term: 'Created', detail: <Time at={lead.createdAt} zone={zone} /> },
  { term: 'Notes', detail: <span className="whitespace-pre-wrap">{text(lead.notes)}</span> },
  ...Object.entries(lead.custom).map(([name, value]) => ({ term: ownFieldWord(ownField(name)), detail: text(value) })),
]

const text = (value: string): string => (value === '' ? '–' : value)
