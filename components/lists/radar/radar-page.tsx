'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { numberText } from '@/components/ui/number-text'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useSearchState } from '@/components/ui/use-search-state'
import { duplicatesPageSize } from '@/lib/contracts/list-health-words'
import type { DuplicatesAnswer } from '@/lib/contracts/list-health'
import { listHealthQueries } from '@/lib/queries/list-health'
import { problemSentence } from '@/lib/queries/request-problem'
import { GroupTable } from './group-table'
import { RadarCoverage } from './radar-coverage'
import { radarSearchParams } from './search-params'

const GroupSheet = lazy(() => import('./group-sheet'))

/** `canEdit`: may scan lists, choose where duplicates go and move them there (lists.edit). */
export function RadarPage({ zone, canEdit }: { zone: string; canEdit: boolean }) {
  const [search, setSearch] = useSearchState(radarSearchParams)
  const offset = (search.page - 1) * duplicatesPageSize
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery({ ...listHealthQueries.duplicates(offset), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Duplicates"
        trail={
          <Link href="/lists" className="text-accent underline-offset-2 hover:underline">
            Lists
          </Link>
        }
        zone={zone}
        age={data === undefined ? undefined : <Age at={data.readAt} zone={zone} prefix="As of" />}
        actions={<Button busy={isFetching} onClick={() => void refetch()}>Read again</Button>}
      />
      <p className="mb-3 max-w-prose text-muted">Numbers that stand in several lists or under several leads, main and alternate numbers alike, by how often they were called. Leads that share two numbers stand here once.</p>
      {error === null ? null : (
        <Face kind="failed" compact={data !== undefined} title="The duplicates could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data === undefined && error === null ? <SkeletonRows label="Loading the duplicates" /> : null}
      {data === undefined ? null : (
        <>
          <RadarCoverage answer={data} canEdit={canEdit} />
          {data.items.length === 0 ? (
            <NoneFound answer={data} onFirst={() => setSearch({ page: 1 })} />
          ) : (
            <Outdated when={isPlaceholderData}>
              <GroupTable groups={data.items} zone={zone} onOpen={(number) => setSearch({ number }, { history: 'push' })} />
              <Pages total={data.total} page={search.page} onPage={(page) => setSearch({ page }, { history: 'push' })} />
            </Outdated>
          )}
        </>
      )}
      <Suspense>
        {search.number === '' ? null : (
          <GroupSheet groupKey={search.number} zone={zone} canEdit={canEdit} quarantineListId={data?.quarantineListId ?? null} onClose={() => setSearch({ number: '' })} />
        )}
      </Suspense>
    </>
  )
}

function NoneFound({ answer: { lists, total }, onFirst }: { answer: DuplicatesAnswer; onFirst: () => void }) {
  if (lists.scanned === 0) return <Face kind="not-loaded" title="No list has been scanned yet" detail="A number can only be found in lists that were read through." />
  if (total > 0) return <Face kind="empty" title="There is nothing on this page" action={<Button onClick={onFirst}>First page</Button>} />
  return <Face kind="empty" title="No number stands twice in the lists that were scanned" />
}

function Pages({ total, page, onPage }: { total: number; page: number; onPage: (page: number) => void }) {
  const last = Math.max(1, Math.ceil(total / duplicatesPageSize))
  return (
    <nav aria-label="Pages" className="mt-2 flex flex-wrap items-center gap-2 text-table">
      <p role="status" className="tabular mr-auto text-muted">
        {numberText(total)} {total === 1 ? 'duplicate' : 'duplicates'}
        {last > 1 ? `, page ${numberText(page)} of ${numberText(last)}` : ''}
      </p>
      {last > 1 ? (
        <>
          <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)}>Previous</Button>
          <Button size="small" disabled={page >= last} onClick={() => onPage(page + 1)}>Next</Button>
        </>
      ) : null}
    </nav>
  )
}
