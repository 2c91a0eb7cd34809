import { Link } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import type { CampaignDetail } from '@/lib/contracts/campaigns'

type Lists = NonNullable<CampaignDetail['lists']['data']>

/** Active lists first, then by name. */
export function CampaignLists({ lists, zone }: { lists: Lists; zone: string }) {
  const sorted = [...lists].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en', { numeric: true }))
  return (
    <div tabIndex={0} role="region" aria-label="Lists of this campaign" className="relative max-h-80 overflow-auto outline-offset-[-2px]">
      <table aria-label="Lists" className="w-full text-table">
        <thead>
          <tr className="text-left text-muted">
            <th scope="col" className="px-4 py-1.5 font-medium">
              List
            </th>
            <th scope="col" className="px-2 py-1.5 font-medium">
              State
            </th>
            <th scope="col" className="px-4 py-1.5 text-right font-medium">
              Last called
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((list) => (
            <tr key={list.id} className="border-t border-line">
              <td className="px-4 py-1.5">
                <Link href={`/lists/${list.id}`} isPrefetched={false} className="rounded-small outline-offset-[-2px] hover:underline">
                  {list.name}
                </Link>{' '}
                <span className="text-muted">{list.id}</span>
              </td>
              <td className="px-2 py-1.5">
                <StateMark shape={list.active ? 'dot' : 'ring'} tone={list.active ? 'green' : 'grey'} label={list.active ? 'Active' : 'Inactive'} />
              </td>
              <td className="px-4 py-1.5 text-right">
                <Time at={list.lastCalledAt} zone={zone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
