'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { ActTable } from '@/components/audit/act-table'
import { toAuditFilter } from '@/components/audit/audit-filter'
import { AuditFilterBar } from '@/components/audit/filters'
import { groupActs, type AuditAct } from '@/components/audit/group-acts'
import { auditSearchParams, noFilters } from '@/components/audit/search-params'
import { undoableLead } from '@/components/audit/undoable-lead'
import { VerifyChain } from '@/components/audit/verify-chain'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useSearchState } from '@/components/ui/use-search-state'
import { auditQueries } from '@/lib/queries/audit'
import { problemSentence } from '@/lib/queries/request-problem'
import { undoOfSwitch } from './undo-of-switch'

const UndoEditButton = lazy(async () => ({ default: (await import('@/components/leads/page/undo-edit-button')).UndoEditButton }))

type AuditClientProps = { zone: string; mayVerify: boolean; mayEditLeads: boolean; maySwitch: boolean }

export function AuditClient({ zone, mayVerify, mayEditLeads, maySwitch }: AuditClientProps) {
  const [filters, setFilters] = useSearchState(auditSearchParams)
  const query = useInfiniteQuery({ ...auditQueries.search(toAuditFilter(filters)), placeholderData: keepPreviousData })
  const { data, error, refetch, isFetching, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const entries = (data?.pages ?? []).flatMap((page) => page.items)
  const acts = groupActs(entries)
  const undoOf = (act: AuditAct) => (mayEditLeads ? undoOfEdit(act) : null) ?? (maySwitch ? undoOfSwitch(act, entries) : null)
  return (
    <>
      <PageHeader
        title="Audit"
        zone={zone}
        age={<Age at={data?.pages[0]?.now ?? null} zone={zone} prefix="Read" />}
        actions={
          <>
            {mayVerify ? <VerifyChain zone={zone} /> : null}
            <Button busy={isFetching && !isFetchingNextPage} onClick={() => void refetch()}>
              Read again
            </Button>
          </>
        }
      />
      <AuditFilterBar filters={filters} onChange={setFilters} />
      {error === null ? null : (
        <Face
          kind="failed"
          compact={data !== undefined}
          title={data === undefined ? 'The audit could not be read' : 'The newest read failed; older entries are shown'}
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data === undefined && error === null ? (
        <div className="rounded border border-line bg-surface">
          <SkeletonRows rows={10} label="Loading the audit" />
        </div>
      ) : null}
      {data !== undefined && acts.length === 0 ? (
        <Face
          kind="empty"
          title="No entry matches"
          detail="The filters leave nothing over."
          action={<Button onClick={() => setFilters(noFilters)}>Clear filters</Button>}
        />
      ) : null}
      {acts.length === 0 ? null : (
        <Outdated when={isPlaceholderData}>
          <ActTable acts={acts} zone={zone} actions={undoOf} />
        </Outdated>
      )}
      {hasNextPage ? (
        <div className="mt-3 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load older
          </Button>
        </div>
      ) : null}
    </>
  )
}

function undoOfEdit(act: AuditAct) {
  const id = undoableLead(act)
  if (id === null) return null
  return (
    <Suspense>
      <UndoEditButton id={id} actId={act.actId} />
    </Suspense>
  )
}
