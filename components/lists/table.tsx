'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode, RefObject } from 'react'
import { useMemo } from 'react'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { MembersNotice } from '@/components/data-table/members-notice'
import { useMembers } from '@/components/data-table/use-members'
import { DataTable } from '@/components/data-table/data-table'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import type { BoardList } from '@/lib/contracts/lists'
import { listColumns } from './columns'
import { filterLists } from './filter-lists'
import { ListFilters } from './filters'
import type { ListActs } from './list-menu'
import { noListFilters, type ChangeListSearch, type ListSearch } from './search-params'
import { useCampaignNames } from './use-campaign-names'

type ListTableProps = {
  lists: readonly BoardList[]
  search: ListSearch
  onSearch: ChangeListSearch
  zone: string
  isComposing: boolean
  acts: ListActs
  /** Absent for who may not change lists. */
  selection: { selected: ReadonlySet<string>; onChange: (selected: ReadonlySet<string>) => void } | undefined
  filterRef: RefObject<HTMLInputElement | null>
  /** A list that was just made here: it takes its place at once, while others' new ones wait. */
  madeId: string | null
  /** Beside the columns, e.g. saved views. */
  tools: ReactNode
}

export function ListTable({ lists, search, onSearch, zone, isComposing, acts, selection, filterRef, madeId, tools }: ListTableProps) {
  const router = useRouter()
  const campaigns = useCampaignNames()
  const columns = useMemo(() => listColumns({ zone, campaigns, isComposing, acts }), [zone, campaigns, isComposing, acts])
  const matching = useMemo(() => filterLists(lists, search), [lists, search])
  const filterKey = JSON.stringify([search.q, search.status, search.campaign, search.drift])
  const members = useMembers({ rows: lists, matching, idOf, filterKey })
  return (
    <>
      <ListFilters search={search} onSearch={onSearch} textRef={filterRef} lists={lists} campaigns={campaigns}>
        {tools}
        <ColumnMenu columns={columns} visible={search.columns} onVisible={(visible) => onSearch({ columns: visible })} density={search.density} onDensity={(density) => onSearch({ density })} />
      </ListFilters>
      <MembersNotice stale={members.stale} one="list" many="lists" onFilterAgain={members.filterAgain} />
      <DataTable
        label="Lists"
        columns={columns}
        rows={members.rows}
        rowId={idOf}
        visible={search.columns}
        sort={{ column: search.sort, direction: search.direction }}
        onSort={({ column, direction }) => onSearch({ sort: column, direction })}
        density={search.density}
        orderKey={`${members.orderKey} ${members.rows.some(({ id }) => id === madeId) ? madeId : ''}`}
        onOpen={(list) => router.push(`/lists/${list.id}`)}
        {...(selection !== undefined && { selection: { ...selection, nameOf } })}
        face={<EmptyFace isFiltered={lists.length > 0} onClear={() => onSearch(noListFilters)} />}
      />
    </>
  )
}

const idOf = (list: BoardList): string => list.id
const nameOf = (list: BoardList): string => list.name

function EmptyFace({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return <Face kind="empty" title="No lists" detail="Convoso has no list in this account, active or inactive." />
  return <Face kind="empty" title="No list matches" detail="The filters leave nothing over." action={<Button onClick={onClear}>Clear filters</Button>} />
}
