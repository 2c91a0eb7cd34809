'use client'

import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import type { LeadsAnswer } from '@/lib/contracts/lead-search'
import { noLeadFilters, type ChangeSearch, type LeadSearchState } from './search-params'
import type { FoundPerson } from './use-find-person'

type NothingFoundProps = { answer: LeadsAnswer; state: LeadSearchState; setState: ChangeSearch; person: FoundPerson }

/** Nobody matches; what else could be meant, and what the call log knows of the number. */
export function NothingFound({ answer, state, setState, person }: NothingFoundProps) {
  const { search, callsWithNumber } = answer
  const { s } = state
  const isNarrowed = Object.entries(noLeadFilters).some(([name, none]) => name !== 's' && name !== 'page' && JSON.stringify(Object.entries(state).find(([each]) => each === name)?.[1]) !== JSON.stringify(none))
  return (
    <Face
      kind="empty"
      title={search === null ? 'No lead matches' : 'Nobody found'}
      detail={
        <>
          <p>{search === null ? 'The filters leave nothing over.' : `${search.sentence}: Convoso knows no such lead${isNarrowed ? ' under these filters' : ''}.`}</p>
          {callsWithNumber === null ? null : <p className="mt-1">{callSentence(callsWithNumber)}</p>}
        </>
      }
      action={
        <>
          {search?.otherNumbers.map((number) => (
            <Button key={number} busy={person.isFinding} onClick={() => person.findExactly(number)}>
              Try {number}
            </Button>
          ))}
          {search?.kind === 'phone' && callsWithNumber?.calls !== 0 ? (
            <Button variant="primary" busy={person.isOpening} onClick={() => person.openPerson(search.text)}>
              Open the person
            </Button>
          ) : null}
          {isNarrowed ? <Button onClick={() => setState({ ...noLeadFilters, s }, { history: 'push' })}>Clear filters</Button> : null}
        </>
      }
    />
  )
}

function callSentence({ calls, isMore, days }: NonNullable<LeadsAnswer['callsWithNumber']>): string {
  if (calls === null) return 'The call log could not be asked about this number.'
  if (calls === 0) return `No call with this number in the last ${days} days either.`
  return `No lead, but ${calls}${isMore ? '+' : ''} ${calls === 1 && !isMore ? 'call' : 'calls'} with this number in the last ${days} days.`
}
