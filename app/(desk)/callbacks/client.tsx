'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { callbackColumns } from '@/components/callbacks/columns'
import { DueTabs } from '@/components/callbacks/due-tabs'
import { CallbackFilters } from '@/components/callbacks/filters'
import { callbackSearchParams, isFiltered, noCallbackFilters, toCallbacksFilter, type CallbackSearch } from '@/components/callbacks/search-params'
import { useOpenPerson } from '@/components/callbacks/use-open-person'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { DataTable } from '@/components/data-table/data-table'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import type { DueCallback } from '@/lib/contracts/callbacks'
import type { Permission } from '@/lib/contracts/permissions'
import { callbackQueries } from '@/lib/queries/callbacks'
import { problemSentence } from '@/lib/queries/request-problem'

type CallbacksClientProps = { permissions: readonly Permission[]; zone: string }

export function CallbacksClient({ permissions, zone }: CallbacksClientProps) {
  const [search, setSearch] = useSearchState(callbackSearchParams)
  const router = useRouter()
  const filter = useMemo(() => toCallbacksFilter(search), [search])
  const { data, error, refetch, isFetching, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...callbackQueries.search(filter),
    placeholderData: keepPreviousData,
  })
  const openPerson = useOpenPerson()
  const mayLookUp = permissions.includes('personal.read')
  const columns = useMemo(
    () => callbackColumns({ zone, isOpenView: search.view === 'open', onPerson: mayLookUp ? openPerson : null }),
    [zone, search.view, mayLookUp, openPerson],
  )
  const rows = useMemo(() => onceEach(data?.pages.flatMap(({ items }) => items) ?? []), [data])
  const newest = data?.pages.at(-1)
  return (
    <>
      <PageHeader title="Callbacks" zone={zone} age={<Age at={newest?.read.answeredAt ?? null} zone={zone} prefix="Read" staleAfterMs={120_000} />} />
      <CallbackFilters search={search} onSearch={setSearch} answer={newest} zone={zone}>
        <ColumnMenu
          columns={columns}
          visible={search.columns}
          onVisible={(visible) => setSearch({ columns: visible })}
          density={search.density}
          onDensity={(density) => setSearch({ density })}
        />
      </CallbackFilters>
      {search.view === 'open' ? <DueTabs counts={newest?.counts} isCut={newest?.isCut === true} value={search.due} onChange={(due) => setSearch({ due })} /> : null}
      {error === null ? null : (
        <Face
          kind="failed"
          compact={data !== undefined}
          title={data === undefined ? 'The callbacks could not be read' : 'The newest read failed; earlier rows are shown'}
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {newest?.presenceProblem === null || newest === undefined ? null : (
        <Face kind="unknown" compact title="Who is absent today is not known" detail={newest.presenceProblem} />
      )}
      {newest?.isCut === true ? <Face kind="unknown" compact title="Convoso holds more callbacks than are read here" detail="Choose days, a campaign or an owner; the numbers are too small." /> : null}
      {data === undefined && error !== null ? null : (
        <Outdated when={isPlaceholderData}>
          <DataTable
            label="Callbacks"
            columns={columns}
            rows={rows}
            rowId={idOf}
            visible={search.columns}
            sort={byDue}
            onSort={stay}
            density={search.density}
            // Rows of the filter before are no order to keep for those that come.
            orderKey={isPlaceholderData ? 'coming' : `${JSON.stringify(filter)} ${data?.pages.length}`}
            onOpen={(row) => (mayLookUp && row.phone !== null ? openPerson(row.phone) : row.leadId === null ? undefined : router.push(`/leads/${row.leadId}`))}
            isLoading={data === undefined}
            className="flex max-h-[calc(100dvh-300px)] min-h-64 flex-col"
            face={<NoneFace search={search} onClear={() => setSearch(noCallbackFilters)} />}
          />
        </Outdated>
      )}
      {newest === undefined ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-4 text-table">
          <p role="status" className="tabular text-muted">
            {rows.length.toLocaleString('en-US')} of {newest.total.toLocaleString('en-US')} shown
          </p>
          {hasNextPage ? (
            <Button className="ml-auto" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show more
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}

const idOf = (row: DueCallback): string => row.id
const byDue = { column: 'due', direction: 'asc' } as const
const stay = () => undefined

/** One that was done with meanwhile moves the rows behind it: one may come twice. */
const onceEach = (rows: readonly DueCallback[]): DueCallback[] => [...new Map(rows.map((row) => [row.id, row])).values()]

const emptyTitles = { overdue: 'Nothing is overdue', 'next-hour': 'Nothing is due within the hour', later: 'Nothing is due later' } as const

function NoneFace({ search, onClear }: { search: CallbackSearch; onClear: () => void }) {
  const title = search.view === 'open' ? emptyTitles[search.due] : `No callback was ${search.view} on these days`
  const detail = isFiltered(search) ? 'Under these filters.' : search.view === 'open' ? 'By the clock of this console.' : 'Without days, the last seven are looked through.'
  return <Face kind="empty" title={title} detail={detail} action={isFiltered(search) ? <Button onClick={onClear}>Clear filters</Button> : undefined} />
}
