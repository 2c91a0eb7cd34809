'use client'

import { useMemo, useRef } from 'react'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { recordingColumns } from '@/components/recordings/columns'
import { RecordingFilters } from '@/components/recordings/filters'
import { foundSentence } from '@/components/recordings/found-sentence'
import { isFiltered, noRecordingFilters, recordingSearchParams } from '@/components/recordings/search-params'
import { RecordingTable } from '@/components/recordings/table'
import { useRecordingChoices, useRecordings } from '@/components/recordings/use-recordings'
import { useShortcut } from '@/components/shell/shortcuts'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import { problemSentence } from '@/lib/queries/request-problem'

/** `openedAt`: when the server made the page, so that its rows are the ones looked for here. */
export function RecordingsClient({ zone, openedAt }: { zone: string; openedAt: string }) {
  const [search, setSearch] = useSearchState(recordingSearchParams)
  const read = useRecordings(search, { zone, openedAt })
  const { data, error, filter, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = read
  const choices = useRecordingChoices()
  const whenInput = useRef<HTMLInputElement>(null)
  const columns = useMemo(() => recordingColumns({ zone, isPlayerOpen: false, isStacked: false, queue: [], trackFor: () => null }), [zone])
  useShortcut('/', 'Choose the time of the recordings', () => whenInput.current?.focus())
  const age = <Age at={data?.pages[0]?.now ?? null} zone={zone} prefix="Read" />
  const again = (
    <Button busy={isFetching && !isFetchingNextPage} onClick={read.readAgain}>
      Read again
    </Button>
  )
  return (
    <>
      <PageHeader title="Recordings" zone={zone} age={age} actions={again} />
      <RecordingFilters search={search} onSearch={setSearch} choices={choices} isUnderstood={filter !== null} whenRef={whenInput}>
        <ColumnMenu
          columns={columns}
          visible={search.columns}
          onVisible={(visible) => setSearch({ columns: visible })}
          density={search.density}
          onDensity={(density) => setSearch({ density })}
        />
      </RecordingFilters>
      {error === null ? null : (
        <Face
          kind="failed"
          compact={data !== undefined}
          title={data === undefined ? 'The recordings could not be read' : 'The last read failed; earlier rows are shown'}
          detail={problemSentence(error)}
          onRetry={() => void (hasNextPage ? fetchNextPage() : read.refetch())}
          retrying={isFetching}
        />
      )}
      {data === undefined && error !== null ? null : (
        <Outdated when={read.isPlaceholderData}>
          <RecordingTable
            calls={read.calls}
            zone={zone}
            search={search}
            isLoading={data === undefined && filter !== null}
            // Rows of another question, and further ones that were asked for, are taken in at once.
            orderKey={JSON.stringify([filter, read.isPlaceholderData, data?.pages.length])}
            face={<NoneFound isLookingOn={hasNextPage} isNarrowed={isFiltered(search)} onClear={() => setSearch(noRecordingFilters)} />}
          />
        </Outdated>
      )}
      {data === undefined ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-4 text-table">
          <p role="status" className="tabular text-muted">
            {foundSentence(data.pages, read.calls.length)}
          </p>
          {hasNextPage ? (
            <Button className="ml-auto" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Look further back
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}

type NoneFoundProps = { isLookingOn: boolean; isNarrowed: boolean; onClear: () => void }

function NoneFound({ isLookingOn, isNarrowed, onClear }: NoneFoundProps) {
  const title = isLookingOn ? 'No recording among the calls looked through so far' : 'No recording of this time'
  const detail = isLookingOn ? 'Look further back, or choose a shorter time.' : 'Fresh recordings follow some minutes after their call.'
  return <Face kind="empty" title={title} detail={detail} action={isNarrowed ? <Button onClick={onClear}>Clear filters</Button> : undefined} />
}
