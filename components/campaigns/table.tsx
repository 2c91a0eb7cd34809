'use client'

import { useRouter } from 'next/navigation'
import type { RefObject } from 'react'
import { useMemo, useState } from 'react'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { DataTable } from '@/components/data-table/data-table'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Campaign } from '@/lib/contracts/campaigns'
import { useAnswerNow } from './answer-clock'
import { campaignColumns } from './columns'
import { CampaignFilters } from './filters'
import { filterCampaigns, keepMembers } from './filter-campaigns'
import { campaignSearchParams, type CampaignSearch } from './search-params'
import { shownState } from './shown-state'

type CampaignTableProps = {
  campaigns: readonly Campaign[]
  zone: string
  maySwitch: boolean
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  filterRef: RefObject<HTMLInputElement | null>
}

export function CampaignTable({ campaigns, zone, maySwitch, selected, onSelect, filterRef }: CampaignTableProps) {
  const [search, setSearch] = useSearchState(campaignSearchParams)
  const router = useRouter()
  const columns = useMemo(() => campaignColumns({ zone, maySwitch }), [zone, maySwitch])
  const { rows, stale, filterKey, filterAgain } = useMembers(campaigns, search)
  const nowMs = useAnswerNow()
  const counts = useMemo(() => countStates(campaigns, nowMs), [campaigns, nowMs])

  return (
    <>
      <CampaignFilters
        search={search}
        onSearch={setSearch}
        textRef={filterRef}
        counts={counts}
        driftCount={campaigns.filter((each) => each.drift !== null).length}
      >
        <ColumnMenu
          columns={columns}
          visible={search.columns}
          onVisible={(visible) => setSearch({ columns: visible })}
          density={search.density}
          onDensity={(density) => setSearch({ density })}
        />
      </CampaignFilters>
      {stale === 0 ? null : (
        <p role="status" className="mb-2 flex flex-wrap items-center gap-2 text-table text-muted">
          {stale === 1 ? '1 campaign no longer matches' : `${stale} campaigns no longer match`} the filter and stays until you filter again.
          <Button size="small" variant="ghost" onClick={filterAgain}>
            Filter again
          </Button>
        </p>
      )}
      <DataTable
        label="Campaigns"
        columns={columns}
        rows={rows}
        rowId={idOf}
        visible={search.columns}
        sort={{ column: search.sort, direction: search.direction }}
        onSort={({ column, direction }) => setSearch({ sort: column, direction })}
        density={search.density}
        orderKey={filterKey}
        onOpen={(campaign) => router.push(`/campaigns/${campaign.id}`)}
        {...(maySwitch ? { selection: { selected, onChange: onSelect, nameOf } } : {})}
        face={<EmptyFace isFiltered={campaigns.length > 0} onClear={() => setSearch({ q: '', state: [], drift: false })} />}
      />
    </>
  )
}

const idOf = (campaign: Campaign): string => campaign.id
const nameOf = (campaign: Campaign): string => campaign.name

/** The rows under the filter as it was when it was chosen: live changes may add to them, never take away. */
function useMembers(campaigns: readonly Campaign[], search: Pick<CampaignSearch, 'q' | 'state' | 'drift'>) {
  const nowMs = useAnswerNow()
  const key = JSON.stringify([search.q, search.state, search.drift])
  const [kept, setKept] = useState<{ key: string; round: number; ids: ReadonlySet<string> }>({ key: '', round: 0, ids: new Set() })
  const matching = filterCampaigns(campaigns, search, nowMs)
  const isNew = kept.key !== key
  const freshIds = new Set(matching.map(idOf))
  const ids = isNew ? freshIds : kept.ids
  // New matches join the kept ones, so that they too stay once they were shown.
  const mustKeep = isNew || matching.some((campaign) => !ids.has(campaign.id))
  if (mustKeep) setKept({ key, round: kept.round, ids: isNew ? freshIds : new Set([...ids, ...freshIds]) })
  const memberIds = keepMembers(campaigns, matching, ids).map(idOf).join(' ')
  const rows = useMemo(() => {
    const members = new Set(memberIds.split(' '))
    return campaigns.filter((campaign) => members.has(campaign.id))
  }, [campaigns, memberIds])
  return {
    rows,
    stale: rows.length - matching.length,
    filterKey: `${key} ${kept.round}`,
    filterAgain: () => setKept({ key, round: kept.round + 1, ids: freshIds }),
  }
}

function countStates(campaigns: readonly Campaign[], nowMs: number) {
  const counts = { on: 0, off: 0, switching: 0, unknown: 0 }
  for (const campaign of campaigns) counts[shownState(campaign, { nowMs }).kind] += 1
  return counts
}

function EmptyFace({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return <Face kind="empty" title="No campaigns" detail="Convoso lists no campaign for this account." />
  const action = <Button onClick={onClear}>Clear filters</Button>
  return <Face kind="empty" title="No campaign matches" detail="The filters leave nothing over." action={action} />
}
