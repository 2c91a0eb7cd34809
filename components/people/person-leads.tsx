'use client'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { EmailText } from '@/components/ui/email-text'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { numberText } from '@/components/ui/number-text'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { PersonLead } from '@/lib/contracts/people'
import { peopleQueries } from '@/lib/queries/people'
import { fieldWords, leadsPlace, leadsWord } from './people-words'
import type { PersonSearch } from './search-params'

const WhyRinging = lazy(async () => ({ default: (await import('./why-ringing')).WhyRinging }))

type PersonLeadsProps = { personKey: string; zone: string; search: PersonSearch; onSearch: (changes: Partial<PersonSearch>) => void }

/** Every lead that carries the number, one below the other, to be compared. */
export function PersonLeads({ personKey, zone, search, onSearch }: PersonLeadsProps) {
  const { data } = useQuery(peopleQueries.detail(personKey))
  if (data === undefined) return null
  return (
    <Panel title={<span id={leadsPlace} className="scroll-mt-20">{leadsWord(data.leads.length)}</span>} flush>
      {data.leads.length === 0 ? (
        <Face
          kind="empty"
          title="No lead carries this number"
          detail="Not as its main number and not as an alternate one. Calls with it, if any, are in the timeline."
        />
      ) : (
        <ul className="divide-y divide-line">
          {data.leads.map((lead) => (
            <li key={lead.id} data-lead={lead.id} className="px-4 py-3">
              <LeadFacts lead={lead} zone={zone} />
              <p className="mt-3 flex flex-wrap gap-2">
                <Link href={`/leads/${lead.id}`} className={buttonClass('secondary', 'small')}>
                  Open lead
                </Link>
                <Button size="small" aria-expanded={search.why === lead.id} onClick={() => onSearch({ why: search.why === lead.id ? '' : lead.id })}>
                  Why is it (not) ringing?
                </Button>
                {data.leads.length > 1 ? (
                  <Button
                    size="small"
                    variant="ghost"
                    aria-pressed={search.lead === lead.id}
                    onClick={() => onSearch({ lead: search.lead === lead.id ? '' : lead.id })}
                  >
                    Its events only
                  </Button>
                ) : null}
              </p>
              {search.why === lead.id ? (
                <Suspense>
                  <WhyRinging personKey={personKey} leadId={lead.id} zone={zone} />
                </Suspense>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function LeadFacts({ lead, zone }: { lead: PersonLead; zone: string }) {
  const name = `${lead.firstName} ${lead.lastName}`.trim()
  const place = [lead.city, lead.state, lead.postalCode].filter((part) => part !== '').join(', ')
  const items = [
    { term: 'Status', detail: statusText(lead) },
    { term: 'List', detail: lead.listName ?? lead.listId ?? '–' },
    { term: 'Campaign', detail: lead.campaignName ?? lead.campaignId ?? '–' },
    { term: 'Number as', detail: lead.carries.map((field) => fieldWords[field]).join(', ') },
    { term: 'Called', detail: <CalledText lead={lead} zone={zone} /> },
    { term: 'Created', detail: <Time at={lead.createdAt} zone={zone} style="date" /> },
    ...(lead.email === '' ? [] : [{ term: 'E-mail', detail: <EmailText text={lead.email} /> }]),
    ...(place === '' ? [] : [{ term: 'Place', detail: place }]),
  ]
  return (
    <>
      <p className="mb-2 flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{name === '' ? 'No name' : name}</span>
        <span className="tabular text-table text-muted">Lead {lead.id}</span>
      </p>
      <DescriptionList items={items} className="text-table" />
    </>
  )
}

function statusText({ status, statusName }: PersonLead): string {
  if (status === '') return '–'
  return statusName === null || statusName === status ? status : `${statusName} (${status})`
}

function CalledText({ lead: { calledCount, lastCalledAt }, zone }: { lead: PersonLead; zone: string }) {
  if (calledCount === null) return <>Not known how often</>
  if (calledCount === 0) return <>Never</>
  return (
    <>
      {calledCount === 1 ? 'Once' : `${numberText(calledCount)} times`}
      {lastCalledAt === null ? null : (
        <>
          , last <Time at={lastCalledAt} zone={zone} />
        </>
      )}
    </>
  )
}
