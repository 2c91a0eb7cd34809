'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useRef } from 'react'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { MembersNotice } from '@/components/data-table/members-notice'
import { useMembers } from '@/components/data-table/use-members'
import { DataTable } from '@/components/data-table/data-table'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { useSearchState } from '@/components/ui/use-search-state'
import type { FloorAgent, FloorAnswer, FloorSource } from '@/lib/contracts/live'
import type { Received } from '@/lib/queries/received'
import { floorColumns } from './columns'
import { Counts } from './counts'
import { FloorFilters } from './filters'
import { choicesOf, countFloor, inPlace, inState, rowOf, type FloorRow } from './floor-rows'
import { floorSearchParams, noFloorFilters, thresholdsOf, type FloorSearch } from './search-params'
import { useFloorClock } from './use-floor-clock'
import { useFloorTick } from './use-floor-tick'

type FloorBoardProps = { floor: Received<FloorAnswer>; filterRef: React.RefObject<HTMLInputElement | null> }

/** Everybody on the floor, what they do and for how long. Cells change in place; rows move only when a person asks for it. */
export function FloorBoard({ floor, filterRef }: FloorBoardProps) {
  const [search, setSearch] = useSearchState(floorSearchParams)
  const router = useRouter()
  const board = useRef<HTMLDivElement>(null)
  const clock = useFloorClock(floor)
  const { inView, counts } = useRows(floor, { search, board, clock })
  const filterKey = JSON.stringify([search.state, search.over, search.q, search.campaign, search.queue])
  const matching = useMemo(() => inView.filter((row) => inState(row, search)), [inView, search])
  // Somebody who changes state joins, and nobody leaves.
  const { rows, stale, orderKey, filterAgain } = useMembers({ rows: inView, matching, idOf, filterKey })
  const isDerived = floor.source === 'derived'
  const columns = useMemo(() => floorColumns({ clock, isDerived }), [clock, isDerived])
  const campaigns = useMemo(() => choicesOf(floor.agents, campaignOf), [floor.agents])
  const queues = useMemo(() => choicesOf(floor.agents, queueOf), [floor.agents])
  return (
    <div ref={board}>
      <Counts counts={counts} search={search} onSearch={setSearch} />
      <FloorFilters search={search} onSearch={setSearch} campaigns={campaigns} queues={queues} textRef={filterRef}>
        <ColumnMenu
          columns={columns}
          visible={search.columns}
          onVisible={(visible) => setSearch({ columns: visible })}
          density={search.density}
          onDensity={(density) => setSearch({ density })}
        />
      </FloorFilters>
      <MembersNotice stale={stale} one="agent" many="agents" onFilterAgain={filterAgain} />
      <DataTable
        label="Agents on the floor"
        columns={columns}
        rows={rows}
        rowId={idOf}
        visible={search.columns}
        sort={{ column: search.sort, direction: search.direction }}
        onSort={({ column, direction }) => setSearch({ sort: column, direction })}
        density={search.density}
        orderKey={orderKey}
        onOpen={(row) => router.push(row.leadId === null ? `/agents/${row.userId}` : `/leads/${row.leadId}`)}
        className="flex max-h-[calc(100dvh-304px)] min-h-64 flex-col"
        face={<NobodyFace source={floor.source} isFiltered={floor.agents.length > 0} onClear={() => setSearch(noFloorFilters)} />}
      />
    </div>
  )
}

const idOf = (row: FloorRow): string => row.userId

const campaignOf = ({ campaignId, campaignName }: FloorAgent) => (campaignId === null ? null : { value: campaignId, label: campaignName ?? `Campaign ${campaignId}` })
const queueOf = ({ queueName }: FloorAgent) => (queueName === null ? null : { value: queueName, label: queueName })

type RowsSetting = { search: FloorSearch; board: React.RefObject<HTMLDivElement | null>; clock: ReturnType<typeof useFloorClock> }

/** Who is meant by the filters of place, each marked as too long or too old. */
function useRows(floor: FloorAnswer, { search, board, clock }: RowsSetting) {
  const thresholds = useMemo(() => thresholdsOf(search), [search])
  const { over, isOld } = useFloorTick(board, floor, { thresholds, clock })
  const inView = useMemo(
    () => floor.agents.filter((agent) => inPlace(agent, search)).map((agent) => rowOf(agent, { isOver: over.has(agent), isOld })),
    [floor.agents, search, over, isOld],
  )
  return { inView, counts: useMemo(() => countFloor(inView), [inView]) }
}

function NobodyFace({ source, isFiltered, onClear }: { source: FloorSource; isFiltered: boolean; onClear: () => void }) {
  if (isFiltered) return <Face kind="empty" title="No agent matches" detail="The filters leave nobody over." action={<Button onClick={onClear}>Clear filters</Button>} />
  if (source === 'monitor') return <Face kind="empty" title="Nobody is on the floor" detail="No agent is signed in to the dialer now." />
  return <Face kind="unknown" title="Nobody has been seen at work today" detail="Who is signed in without a time of today cannot be told without the agent monitor." />
}
