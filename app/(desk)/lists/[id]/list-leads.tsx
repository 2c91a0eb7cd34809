'use client'

import { lazy, Suspense } from 'react'
import { LeadTable } from '@/components/leads/search/lead-table'
import { LeadTools } from '@/components/leads/search/lead-tools'
import { AnswerNotes, LeadsFailed, LeadsSkeleton } from '@/components/leads/search/leads-face'
import { leadSearchParams } from '@/components/leads/search/search-params'
import { StatusLine } from '@/components/leads/search/status-line'
import { useLoadedLeads } from '@/components/leads/search/use-loaded-leads'
import { buttonClass } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { useSearchState } from '@/components/ui/use-search-state'
import { usualLeadColumns } from '@/lib/contracts/lead-search-words'
import type { Permission } from '@/lib/contracts/permissions'

const LeadSheet = lazy(async () => ({ default: (await import('@/components/leads/search/lead-sheet')).LeadSheet }))

/** Its list and its campaign stand above already. */
const ownColumns = usualLeadColumns.filter((column) => column !== 'listName' && column !== 'campaignName')

type ListLeadsProps = { listId: string; zone: string; permissions: readonly Permission[] }

/** The leads of one list in the table of all leads, with the list as its only filter. */
export function ListLeads({ listId, zone, permissions }: ListLeadsProps) {
  const [kept, setState] = useSearchState(leadSearchParams)
  const state = { ...kept, listId: [listId], columns: kept.columns.length === 0 ? ownColumns : kept.columns }
  const { query, rows, first, newest, loaded, orderKey } = useLoadedLeads(state)
  const customFields = first?.customFields ?? []
  return (
    <section aria-label="Leads of this list">
      <LeadTools state={state} setState={setState} customFields={customFields}>
        <Link href={`/leads?listId=${listId}`} className={buttonClass('secondary', 'small')}>
          Search among them
        </Link>
      </LeadTools>
      {query.error === null ? null : <LeadsFailed error={query.error} hasRows={rows.length > 0} onRetry={() => void query.refetch()} retrying={query.isFetching} />}
      <AnswerNotes notes={[newest?.problem, newest?.cutOff]} />
      {query.isPending && query.error === null ? <LeadsSkeleton /> : null}
      {first !== undefined && rows.length === 0 && query.error === null ? <Face kind="empty" title="No leads" detail="Convoso has no lead in this list." /> : null}
      {rows.length === 0 ? null : (
        <>
          <LeadTable
            {...{ rows, state, setState, customFields, zone, orderKey }}
            isMasked={!permissions.includes('personal.read')}
            isLoading={query.isPending}
            selection={undefined}
          />
          <StatusLine loaded={loaded} state={state} setState={setState} isLoadingMore={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
        </>
      )}
      {kept.open === '' ? null : (
        <Suspense>
          <LeadSheet id={kept.open} zone={zone} onClose={() => setState({ open: '' })} />
        </Suspense>
      )}
    </section>
  )
}
