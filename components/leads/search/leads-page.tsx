'use client'

import type { ReactNode, RefObject } from 'react'
import { lazy, Suspense } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { FilterFold } from '@/components/ui/filter-fold'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Permission } from '@/lib/contracts/permissions'
import { AddLeadButton } from '../add/add-lead-button'
import { FilterBar } from './filter-bar'
import { filtersOn } from './filter-words'
import { LeadBox } from './lead-box'
import { LeadTable } from './lead-table'
import { LeadTools } from './lead-tools'
import { AnswerNotes, LeadsFailed, LeadsSkeleton } from './leads-face'
import { NothingFound } from './nothing-found'
import { leadSearchParams } from './search-params'
import { StatusLine } from './status-line'
import { useFindPerson } from './use-find-person'
import { useLeadSelection } from './use-lead-selection'
import { useLoadedLeads, type LeadsBeginning } from './use-loaded-leads'

const LeadBulkBar = lazy(() => import('../bulk/lead-bulk-bar'))
const LeadSheet = lazy(async () => ({ default: (await import('./lead-sheet')).LeadSheet }))

type LeadsPageProps = {
  zone: string
  permissions: readonly Permission[]
  boxRef: RefObject<HTMLInputElement | null>
  beginning: LeadsBeginning | null
  /** Saved views of this page. */
  views: ReactNode
}

export function LeadsPage({ zone, permissions, beginning, boxRef, views }: LeadsPageProps) {
  const [state, setState] = useSearchState(leadSearchParams)
  const { query, rows, first, newest, loaded, orderKey, matching, isBeginning } = useLoadedLeads(state, beginning)
  const selection = useLeadSelection(matching, permissions.includes('lists.edit'))
  const mayLookUp = permissions.includes('personal.read')
  const person = useFindPerson({ state, setState, mayLookUp })
  const understood = first?.search ?? null
  const customFields = first?.customFields ?? none
  const isSettled = !query.isPlaceholderData && !query.isPending
  return (
    <>
      <PageHeader
        title="Leads"
        zone={zone}
        age={<Age at={newest?.read.begunAt ?? null} zone={zone} prefix="Read" />}
        actions={
          <>
            <Button busy={query.isFetching && !query.isFetchingNextPage} onClick={() => void query.refetch()}>
              Read again
            </Button>
            {permissions.includes('leads.edit') ? <AddLeadButton /> : null}
          </>
        }
      />
      <LeadBox inputRef={boxRef} text={understood?.text ?? (state.leadId.length === 1 ? state.leadId.join() : '')} mayLookUp={mayLookUp} isBusy={person.isFinding} problem={person.problem} onFind={person.find} />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FilterFold size="small" count={filtersOn(state)}>
          <FilterBar state={state} setState={setState} understood={understood} mayLookUp={mayLookUp} person={person} customFields={customFields} zone={zone} />
        </FilterFold>
        <LeadTools state={state} setState={setState} customFields={customFields}>
          {understood?.kind === 'phone' && rows.length > 0 ? (
            <Button size="small" variant="primary" busy={person.isOpening} onClick={() => person.openPerson(understood.text)}>
              Open the person
            </Button>
          ) : null}
          {views}
        </LeadTools>
      </div>
      {query.error === null ? null : <LeadsFailed error={query.error} hasRows={rows.length > 0} onRetry={() => void query.refetch()} retrying={query.isFetching} />}
      <AnswerNotes notes={[newest?.problem, newest?.cutOff]} />
      {!isSettled && rows.length === 0 && query.error === null ? <LeadsSkeleton /> : null}
      {first !== undefined && rows.length === 0 && isSettled ? <NothingFound answer={first} state={state} setState={setState} person={person} /> : null}
      {rows.length === 0 ? null : (
        <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData && !isBeginning ? 'opacity-60' : undefined}>
          <LeadTable
            rows={rows}
            state={state}
            setState={setState}
            customFields={customFields}
            zone={zone}
            isMasked={!mayLookUp}
            orderKey={orderKey}
            isLoading={query.isPending}
            selection={selection}
          />
          <StatusLine loaded={loaded} state={state} setState={setState} isLoadingMore={query.isFetchingNextPage || isBeginning} onLoadMore={() => void query.fetchNextPage()} />
          {selection === undefined || selection.selected.size === 0 ? null : (
            <Suspense fallback={null}>
              <LeadBulkBar ids={[...selection.selected]} matching={{ query: matching, total: loaded.total }} onClear={() => selection.onChange(new Set())} />
            </Suspense>
          )}
        </div>
      )}
      {state.open === '' ? null : (
        <Suspense fallback={null}>
          <LeadSheet id={state.open} zone={zone} onClose={() => setState({ open: '' })} />
        </Suspense>
      )}
    </>
  )
}

const none: readonly string[] = []
