import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { flagWords } from '@/lib/contracts/list-health-words'
import type { TodayLists } from '@/lib/contracts/today'
import { hoursText } from './hours-text'

/** Lists that need somebody, the shortest first. Lists that nobody counted yet are not "well". */
export function DrySummary({ lists }: { lists: TodayLists }) {
  const { items, more, unknown } = lists
  return (
    <div className="flex flex-col">
      {items.length === 0 ? <p className="px-4 py-3">No active list is running dry, silent, or hot but empty{unknown === 0 ? '.' : ', as far as lists were counted.'}</p> : null}
      <ul aria-label="Lists that need somebody">
        {items.map(({ listId, name, campaignName, hours, flags }) => (
          <li key={listId} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
            <Link href={`/lists/${listId}`} isPrefetched={false} className="rounded-small font-medium hover:underline">
              {name}
            </Link>
            {flags.map((flag) => (
              <span key={flag} title={flagWords[flag].meaning}>
                <Badge tone="amber">{flagWords[flag].label}</Badge>
              </span>
            ))}
            <span className="text-muted">
              {campaignName ?? 'campaign not known'}
              {hours === null ? '' : ` · ${hoursText(hours)} left`}
            </span>
          </li>
        ))}
      </ul>
      {more + unknown === 0 ? null : (
        <p className="px-4 py-2 text-muted">
          {more === 0 ? '' : `${more} more. `}
          {unknown === 0 ? '' : `${unknown === 1 ? '1 active list has' : `${unknown} active lists have`} not been counted yet; `}
          {unknown === 0 ? null : (
            <Link href="/lists" isPrefetched={false} className="rounded-small underline">
              look at the lists
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
