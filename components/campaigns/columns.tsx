import { Link } from '@/components/ui/link'
import type { Column } from '@/components/data-table/column'
import { Age } from '@/components/ui/age'
import type { Campaign } from '@/lib/contracts/campaigns'
import { CampaignSwitch } from './campaign-switch'
import { contactRate } from './contact-rate'
import { DriftBadge } from './drift-badge'
import { ContactRateCell, FigureCell } from './figure-cell'
import type { CampaignColumn } from './search-params'

type Setting = { zone: string; maySwitch: boolean }

/** `zone` is the account's: times of the upstream's own events are shown in it. */
export function campaignColumns({ zone, maySwitch }: Setting): Column<Campaign, CampaignColumn>[] {
  return [
    {
      id: 'name',
      header: 'Campaign',
      always: true,
      width: 244,
      sortValue: (campaign) => campaign.name,
      cell: (campaign) => (
        <Link
          href={`/campaigns/${campaign.id}`}
          // A page of rows must not ask the server for every row's page.
          isPrefetched={false}
          title={campaign.name}
          className="rounded-small font-medium outline-offset-[-2px] hover:underline"
        >
          {campaign.name}
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      always: true,
      minWidth: 308,
      sortValue: (campaign) => stateOrder[campaign.state],
      cell: (campaign) => (
        <CampaignSwitch
          campaign={campaign}
          zone={zone}
          maySwitch={maySwitch}
          note={campaign.drift === null ? undefined : <DriftBadge drift={campaign.drift} zone={zone} />}
        />
      ),
    },
    {
      id: 'lastCallAt',
      header: 'Last call',
      width: 104,
      descendingFirst: true,
      sortValue: (campaign) => (campaign.lastCallAt === null ? null : Date.parse(campaign.lastCallAt)),
      cell: (campaign) => <Age at={campaign.lastCallAt} zone={zone} />,
    },
    {
      id: 'activeLists',
      header: 'Active lists',
      align: 'end',
      width: 116,
      descendingFirst: true,
      sortValue: (campaign) => campaign.activeLists.value,
      cell: (campaign) => <FigureCell figure={campaign.activeLists} noun="Active lists" />,
    },
    {
      id: 'agentsNow',
      header: 'Agents now',
      align: 'end',
      width: 116,
      descendingFirst: true,
      sortValue: (campaign) => campaign.agentsNow.value,
      cell: (campaign) => <FigureCell figure={campaign.agentsNow} noun="Agents now" />,
    },
    {
      id: 'callsLastHour',
      header: 'Calls, 1 h',
      align: 'end',
      width: 108,
      descendingFirst: true,
      sortValue: (campaign) => campaign.callsLastHour.value,
      cell: (campaign) => <FigureCell figure={campaign.callsLastHour} noun="Calls in the last hour" />,
    },
    {
      id: 'contactRate',
      header: 'Contact rate',
      align: 'end',
      width: 122,
      descendingFirst: true,
      sortValue: contactRate,
      cell: (campaign) => <ContactRateCell campaign={campaign} />,
    },
    { id: 'timeZone', header: 'Zone', width: 176, sortValue: (campaign) => campaign.timeZone, cell: (campaign) => campaign.timeZone ?? '–' },
    { id: 'id', header: 'Id', align: 'end', width: 96, sortValue: (campaign) => Number(campaign.id), cell: (campaign) => campaign.id },
  ]
}

/** What needs eyes first. */
const stateOrder = { unknown: 0, switching: 1, on: 2, off: 3 } as const satisfies Record<Campaign['state'], number>
