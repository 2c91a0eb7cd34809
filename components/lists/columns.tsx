import type { Column } from '@/components/data-table/column'
import { Age } from '@/components/ui/age'
import { Link } from '@/components/ui/link'
import type { BoardList } from '@/lib/contracts/lists'
import { HealthBar } from './health/health-bar'
import { ListMenu, type ListActs } from './list-menu'
import { ListState } from './list-state'
import type { ListColumn } from './search-params'

type Setting = {
  zone: string
  campaigns: ReadonlyMap<string, string>
  /** Campaigns are still being looked for. */
  isComposing: boolean
  acts: ListActs
}

const nameLink = 'rounded-small font-medium outline-offset-[-2px] hover:underline'

/** `zone` is the account's: times of the upstream's own events are shown in it. */
export function listColumns({ zone, campaigns, isComposing, acts }: Setting): Column<BoardList, ListColumn>[] {
  const columns: Column<BoardList, ListColumn>[] = [
    {
      id: 'name',
      header: 'List',
      always: true,
      width: 240,
      sortValue: (list) => list.name,
      cell: (list) => (
        // A page of rows must not ask the server for every row's page.
        <Link href={`/lists/${list.id}`} isPrefetched={false} title={list.name} className={nameLink}>
          {list.name}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      always: true,
      width: 192,
      sortValue: stateOrder,
      cell: (list) => <ListState list={list} campaigns={campaigns} />,
    },
    {
      id: 'campaign',
      header: 'Campaign',
      width: 184,
      sortValue: (list) => list.campaignName ?? list.campaignId,
      cell: (list) => <CampaignCell list={list} isComposing={isComposing} />,
    },
    { id: 'health', header: 'Health', minWidth: 320, cell: (list) => <HealthBar listId={list.id} /> },
    {
      id: 'lastCalledAt',
      header: 'Last called',
      width: 108,
      descendingFirst: true,
      sortValue: (list) => (list.lastCalledAt === null ? null : Date.parse(list.lastCalledAt)),
      cell: (list) => <Age at={list.lastCalledAt} zone={zone} />,
    },
    { id: 'id', header: 'Id', align: 'end', width: 96, sortValue: (list) => Number(list.id), cell: (list) => list.id },
  ]
  return [...columns, { id: 'acts', header: 'Acts', align: 'end', width: 60, cell: (list) => <ListMenu list={list} acts={acts} /> }]
}

/** What needs eyes first: open acts, then active, then inactive. */
const stateOrder = ({ active, pending, drift }: BoardList): number => (pending === null ? (active ? 2 : 3) + (drift === null ? 0.5 : 0) : pending.isOverdue ? 0 : 1)

function CampaignCell({ list, isComposing }: { list: BoardList; isComposing: boolean }) {
  const { campaignId, campaignName } = list
  if (campaignId === null) return <span className="text-muted">{isComposing ? 'Looking…' : 'Not known'}</span>
  return (
    <Link href={`/campaigns/${campaignId}`} isPrefetched={false} title={campaignName ?? undefined} className="rounded-small outline-offset-[-2px] hover:underline">
      {campaignName ?? `Campaign ${campaignId}`}
    </Link>
  )
}
