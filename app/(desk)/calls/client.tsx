'use client'

import { lazy, Suspense, useMemo, useRef } from 'react'
import { shownSentence } from '@/components/calls/call-words'
import { callColumns } from '@/components/calls/columns'
import { CallFilters } from '@/components/calls/filters'
import { CallHistogram } from '@/components/calls/call-histogram'
import { Notes } from '@/components/calls/notes'
import { callSearchParams, isNarrowed, noCallFilters } from '@/components/calls/search-params'
import { CallTable } from '@/components/calls/table'
import { useCallChoices, useCalls } from '@/components/calls/use-calls'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { ExportButton } from '@/components/exports/export-button'
import { useShortcut } from '@/components/shell/shortcuts'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Permission } from '@/lib/contracts/permissions'
import { problemSentence } from '@/lib/queries/request-problem'
import { CallTabs } from './call-tabs'

const CallSheet = lazy(async () => ({ default: (await import('@/components/calls/call-sheet')).CallSheet }))

type CallsClientProps = { zone: string; openedAt: string; permissions: readonly Permission[] }

/** `openedAt`: when the server made the page, so that its rows are the ones looked for here. */
export function CallsClient({ zone, openedAt, permissions }: CallsClientProps) {
  const [state, setState] = useSearchState(callSearchParams)
  const { query, search, calls, first, readAgain } = useCalls(state, { zone, openedAt })
  const { data, error, isFetching, hasNextPage, isFetchingNextPage } = query
  const choices = useCallChoices()
  const listNames = useMemo(() => new Map(choices.list.map(({ value, label }) => [value, label])), [choices])
  const whenInput = useRef<HTMLInputElement>(null)
  const menuColumns = useMemo(() => callColumns({ zone, listNames, queue: [], trackFor: () => null }), [zone, listNames])
  useShortcut('/', 'Choose the time of the calls', () => whenInput.current?.focus())
  const isZoomed = state.from !== '' || state.to !== ''
  const notes = [...new Set(data?.pages.flatMap((page) => page.notes) ?? [])]
  return (
    <>
      <PageHeader
        title="Calls"
        zone={zone}
        age={<Age at={first?.read.begunAt ?? null} zone={zone} prefix="Read" />}
        actions={
          <>
            {permissions.includes('data.export') && search !== null ? (
              <ExportButton body={{ kind: 'calls.export', search }} label="Export all" blocked={first?.total === 0 ? 'There are no calls to export.' : undefined} />
            ) : null}
            <Button busy={isFetching && !isFetchingNextPage} onClick={readAgain}>
              Read again
            </Button>
          </>
        }
      />
      <CallTabs />
      <CallFilters
        state={state}
        setState={setState}
        choices={choices}
        person={first?.search ?? null}
        mayLookUp={permissions.includes('personal.read')}
        isUnderstood={search !== null}
        zone={zone}
        whenRef={whenInput}
      >
        <ColumnMenu
          columns={menuColumns}
          visible={state.columns}
          onVisible={(columns) => setState({ columns })}
          density={state.density}
          onDensity={(density) => setState({ density })}
        />
      </CallFilters>
      {search === null ? null : (
        <div className="mb-4">
          <CallHistogram
            search={search}
            zone={zone}
            view={state.view}
            onView={(view) => setState({ view })}
            onZoom={(span) => setState({ ...span, open: '' }, { history: 'push' })}
            onZoomOut={isZoomed ? () => setState({ from: '', to: '', open: '' }, { history: 'push' }) : undefined}
          />
        </div>
      )}
      {error === null ? null : (
        <Face
          kind="failed"
          compact={data !== undefined}
          title={data === undefined ? 'The calls could not be read' : 'The last read failed; earlier rows are shown'}
          detail={problemSentence(error)}
          onRetry={() => void (hasNextPage ? query.fetchNextPage() : query.refetch())}
          retrying={isFetching}
        />
      )}
      <Notes notes={notes} />
      {data === undefined && error !== null ? null : (
        <Outdated when={query.isPlaceholderData}>
          <CallTable
            calls={calls}
            listNames={listNames}
            zone={zone}
            state={state}
            setState={setState}
            isLoading={data === undefined && search !== null}
            orderKey={JSON.stringify([search, data?.pages.length, first?.now])}
            face={<NoCalls isNarrowed={isNarrowed(state)} onClear={() => setState(noCallFilters, { history: 'push' })} />}
          />
          {data === undefined ? null : (
            <div className="mt-2 flex flex-wrap items-center gap-4 text-table">
              <p role="status" className="tabular text-muted">
                {shownSentence({ shown: calls.length, total: first?.total ?? null, hasMore: hasNextPage })}
              </p>
              {hasNextPage ? (
                <Button className="ml-auto" busy={isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  Show further back
                </Button>
              ) : null}
            </div>
          )}
        </Outdated>
      )}
      {state.open === '' || search === null ? null : (
        <Suspense fallback={null}>
          <CallSheet
            id={state.open}
            known={calls.find(({ id }) => id === state.open)}
            search={search}
            listNames={listNames}
            zone={zone}
            onClose={() => setState({ open: '' })}
          />
        </Suspense>
      )}
    </>
  )
}

function NoCalls({ isNarrowed: isFiltered, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return (
    <Face
      kind="empty"
      title="No calls of this time"
      detail="A call appears here some seconds after it ended."
      action={isFiltered ? <Button onClick={onClear}>Clear filters</Button> : undefined}
    />
  )
}
