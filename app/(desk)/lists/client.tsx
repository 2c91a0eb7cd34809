'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { ExportButton } from '@/components/exports/export-button'
import { OpenActs } from '@/components/lists/open-acts'
import { listSearchParams } from '@/components/lists/search-params'
import { ListTable } from '@/components/lists/table'
import { useListActs } from '@/components/lists/use-list-acts'
import { useListEvents } from '@/components/lists/use-list-events'
import { useShortcut } from '@/components/shell/shortcuts'
import { Age } from '@/components/ui/age'
import { Button, buttonClass } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import { SavedViews } from '@/components/views/saved-views'
import type { BoardList, ListsAnswer } from '@/lib/contracts/lists'
import type { Permission } from '@/lib/contracts/permissions'
import { listQueries } from '@/lib/queries/lists'
import { problemSentence } from '@/lib/queries/request-problem'
import { ListsLoading } from './lists-loading'

const CreateListDialog = lazy(() => import('@/components/lists/create-list-dialog'))
const ListBulkBar = lazy(() => import('@/components/lists/bulk/list-bulk-bar'))

type ListsClientProps = { permissions: readonly Permission[]; zone: string }

export function ListsClient({ permissions, zone }: ListsClientProps) {
  const { data, error, refetch, isFetching } = useQuery(listQueries.board())
  const [madeId, setMadeId] = useState<string | null>(null)
  useListEvents()
  const retry = { onRetry: () => void refetch(), retrying: isFetching }
  if (data === undefined && error === null) return <ListsLoading />
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Lists" />
        <Face kind="failed" title="The lists could not be read" detail={problemSentence(error)} {...retry} />
      </>
    )
  }
  return (
    <>
      <PageHeader title="Lists" zone={zone} age={<Age at={olderRead(data)} zone={zone} prefix="Read" />} actions={<Actions permissions={permissions} zone={zone} onMade={setMadeId} />} />
      {problemsOf(data, error).map((sentence) => (
        <Face key={sentence} kind="failed" compact title="Not everything could be read anew" detail={sentence} {...retry} />
      ))}
      <ComposingNote answer={data} zone={zone} />
      <OpenActs acts={data.openActs} zone={zone} />
      <Desk answer={data} permissions={permissions} zone={zone} madeId={madeId} />
    </>
  )
}

/** The older of the two searches: the table is not younger than that. */
const olderRead = ({ active, inactive }: ListsAnswer): string | null =>
  [active.read?.begunAt, inactive.read?.begunAt].filter((at) => at !== undefined).toSorted()[0] ?? null

function problemsOf({ active, inactive }: ListsAnswer, error: Error | null): string[] {
  const parts = [
    ...(error === null ? [] : [problemSentence(error)]),
    ...(active.problem === null ? [] : [`Active lists: ${active.problem}`]),
    ...(inactive.problem === null ? [] : [`Inactive lists: ${inactive.problem}`]),
  ]
  return [...new Set(parts)]
}

/** Only where the rows of the dialer do not name the campaign. */
function ComposingNote({ answer: { campaigns, active, inactive }, zone }: { answer: ListsAnswer; zone: string }) {
  const { missing, isReading, problem, oldestAt } = campaigns
  const isPart = (active.read === null && active.problem === null) || (inactive.read === null && inactive.problem === null)
  const notes = [
    ...(isPart ? [active.read === null ? 'Active lists are still being read.' : 'Inactive lists are still being read.'] : []),
    ...(problem === null ? [] : [`Campaigns of lists: ${problem}`]),
    ...(missing > 0 && isReading ? [`Looking for the campaigns of ${missing} lists, campaign by campaign.`] : []),
  ]
  if (notes.length === 0 && oldestAt === null) return null
  return (
    <p role="status" className="mb-2 flex flex-wrap gap-x-3 text-table text-muted">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      {oldestAt === null || missing > 0 ? null : (
        <span>
          Campaigns of lists, found campaign by campaign: <Age at={oldestAt} zone={zone} prefix="oldest" />
        </span>
      )}
    </p>
  )
}

type ActionsProps = ListsClientProps & { onMade: (listId: string) => void }

const Actions = (props: ActionsProps) => (
  <>
    <Link href="/lists/duplicates" className={buttonClass()}>
      Duplicates
    </Link>
    <MakeList {...props} />
  </>
)

function MakeList({ permissions, zone, onMade }: ActionsProps) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const mayEdit = permissions.includes('lists.edit')
  useShortcut(mayEdit ? 'n' : null, 'Make a list', () => setOpen(true))
  if (!mayEdit) return null
  return (
    <>
      <Button variant="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Make list…
      </Button>
      <Suspense>
        {isOpen ? <CreateListDialog campaignId="" zone={zone} onClose={() => setOpen(false)} onMade={onMade} onOpen={(id) => router.push(`/lists/${id}`)} /> : null}
      </Suspense>
    </>
  )
}

function Desk({ answer, permissions, zone, madeId }: ListsClientProps & { answer: ListsAnswer; madeId: string | null }) {
  const [search, setSearch] = useSearchState(listSearchParams)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const filter = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Filter the lists', () => filter.current?.focus())
  const snapshotOf = useCallback((list: BoardList) => <ExportButton body={{ kind: 'lists.export', listId: list.id }} label="Export its leads" size="small" />, [])
  const { acts, dialogs } = useListActs({ permissions, snapshotOf })
  const mayEdit = permissions.includes('lists.edit')
  const chosen = answer.items.flatMap(({ id }) => (selected.has(id) ? [id] : []))
  const viewText = listSearchParams.write(search).toString()
  return (
    <>
      <ListTable
        lists={answer.items}
        search={search}
        onSearch={setSearch}
        zone={zone}
        isComposing={answer.campaigns.isReading}
        acts={acts}
        selection={mayEdit ? { selected, onChange: setSelected } : undefined}
        filterRef={filter}
        madeId={madeId}
        tools={
          <SavedViews
            page="lists"
            current={viewText}
            mayShare={permissions.includes('audit.read')}
            onApply={(text) => setSearch(listSearchParams.read(new URLSearchParams(text)), { history: 'push' })}
          />
        }
      />
      <Suspense>{mayEdit && chosen.length > 0 ? <ListBulkBar selection={{ ids: chosen }} onDone={() => setSelected(new Set())} /> : null}</Suspense>
      {dialogs}
    </>
  )
}
