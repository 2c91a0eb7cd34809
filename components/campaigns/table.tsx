'use client'

import { useRouter } from 'next/navigation'
import type { RefObject } from 'react'
import { useMemo } from 'react'
import { ColumnMenu } from '@/components/data-table/column-menu'
import { MembersNotice } from '@/components/data-table/members-notice'
import { useMembers } from '@/components/data-table/use-members'
import { DataTable } from '@/components/data-table/data-table'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Campaign } from '@/lib/contracts/campaigns'
import { useAnswerNow } from './answer-clock'
import { campaignColumns } from './columns'
import { CampaignFilters } from './filters'
import { filterCampaigns } from './filter-campaigns'
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
  const { rows, stale, orderKey, filterAgain } = useMatching(campaigns, search)
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
      <MembersNotice stale={stale} one="campaign" many="campaigns" onFilterAgain={filterAgain} />
      <DataTable
        label="Campaigns"
        columns={columns}
        rows={rows}
        rowId={idOf}
        visible={search.columns}
        sort={{ column: search.sort, direction: search.direction }}
        onSort={({ column, direction }) => setSearch({ sort: column, direction })}
        density={search.density}
        orderKey={orderKey}
        onOpen={(campaign) => router.push(`/campaigns/${campaign.id}`)}
        {...(maySwitch ? { selection: { selected, onChange: onSelect, nameOf } } : {})}
        face={<EmptyFace isFiltered={campaigns.length > 0} onClear={() => setSearch({ q: '', state: [], drift: false })} />}
      />
    </>
  )
}

const idOf = (campaign: Campaign): string => campaign.id
const nameOf = (campaign: Campaign): string => campaign.name

/** The rows under the filter as it was when it was chosen. */
function useMatching(campaigns: readonly Campaign[], search: Pick<CampaignSearch, 'q' | 'state' | 'drift'>) {
  const matching = filterCampaigns(campaigns, search, useAnswerNow())
  return useMembers({ rows: campaigns, matching, idOf, filterKey: JSON.stringify([search.q, search.state, search.drift]) })
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
