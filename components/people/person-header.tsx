'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Age } from '@/components/ui/age'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { useToast } from '@/components/ui/toast'
import type { PersonAnswer } from '@/lib/contracts/people'
import { peopleQueries } from '@/lib/queries/people'
import { isRequestProblem, problemSentence } from '@/lib/queries/request-problem'
import { fieldWords, leadsPlace, leadsWord } from './people-words'
import { phoneText } from '@/lib/shared/phone-text'

type PersonHeaderProps = {
  personKey: string
  zone: string
  /** What can be done with the number. */
  actions?: (number: string) => ReactNode
}

/** Who it is: the first thing read while somebody waits on the line. */
export function PersonHeader({ personKey, zone, actions }: PersonHeaderProps) {
  const { data, error, refetch, isFetching } = useQuery(peopleQueries.detail(personKey))
  if (data === undefined) {
    if (error === null) return <PageHeader title="Looking for the person…" trail="Person" />
    const isGone = isRequestProblem(error) && error.code === 'not_found'
    return (
      <>
        <PageHeader title="Person" />
        <Face
          kind={isGone ? 'empty' : 'failed'}
          title={isGone ? 'There is no such person' : 'The person could not be looked up'}
          detail={problemSentence(error)}
          {...(!isGone && { onRetry: () => void refetch(), retrying: isFetching })}
        />
      </>
    )
  }
  const number = phoneText(data.phone, data.countryCode)
  return (
    <>
      <PageHeader
        title={nameOf(data)}
        trail="Person"
        zone={zone}
        age={<Age at={data.read.begunAt} zone={zone} prefix="Read" />}
        actions={
          <>
            <CopyNumber number={number} />
            {actions?.(number)}
          </>
        }
      />
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="tabular font-medium">{number}</span>
        {data.extension === null ? null : <span className="text-muted">extension {data.extension}</span>}
        {data.lists.map(({ id, name }) => (
          <Badge key={`list-${id ?? name}`}>List {name ?? id}</Badge>
        ))}
        {data.campaigns.map(({ id, name }) => (
          <Badge key={`campaign-${id ?? name}`} tone="blue">
            {name ?? `Campaign ${id}`}
          </Badge>
        ))}
        {data.leads.length === 0 ? null : (
          // Where the leads stand below the whole story.
          <a href={`#${leadsPlace}`} className="text-table text-accent underline underline-offset-2 xl:hidden">
            {data.leads.length === 1 ? 'To its lead' : `To its ${leadsWord(data.leads.length)}`}
          </a>
        )}
      </p>
      <Warnings person={data} onRetry={() => void refetch()} retrying={isFetching} />
    </>
  )
}

function Warnings({ person, ...retry }: { person: PersonAnswer; onRetry: () => void; retrying: boolean }) {
  const { leads, problems, isCut } = person
  return (
    <>
      {problems.map(({ field, sentence }) => (
        <Face key={field} kind="failed" compact title={`Leads with it as ${fieldWords[field]} could not be looked up`} detail={sentence} {...retry} />
      ))}
      {leads.length > 1 ? (
        <p className="mb-3 flex items-center gap-2 rounded bg-amber-soft px-3 py-2 text-amber">
          <Icon name="users" className="size-4 shrink-0" />
          <span>
            {isCut ? 'More than ' : ''}
            {leads.length} leads carry this number: it may be called through each of them.
          </span>
        </p>
      ) : null}
    </>
  )
}

function CopyNumber({ number }: { number: string }) {
  const { show } = useToast()
  const copy = () =>
    navigator.clipboard.writeText(number).then(
      () => show({ title: 'Number copied', tone: 'neutral' }),
      () => show({ title: 'The number could not be copied', detail: 'The browser did not allow it.', tone: 'warning' }),
    )
  return (
    <Button size="small" onClick={() => void copy()}>
      <Icon name="copy" className="size-4" />
      Copy number
    </Button>
  )
}

function nameOf({ names, leads }: PersonAnswer): string {
  if (names.length > 0) return names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
  return leads.length === 0 ? 'Nobody carries this number' : 'No name'
}
