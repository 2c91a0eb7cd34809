import type { BoardList } from '@/lib/contracts/lists'
import type { ListSearch } from './search-params'

type Filter = Pick<ListSearch, 'q' | 'status' | 'campaign' | 'drift'>

/** The words of `q` may stand anywhere in the name, the campaign or the id; empty filters let everything through. */
export function filterLists(lists: readonly BoardList[], filter: Filter): BoardList[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  return lists.filter((list) => {
    const text = `${list.name} ${list.campaignName ?? ''} ${list.id}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return false
    if (filter.drift && list.drift === null) return false
    if (filter.status.length > 0 && !filter.status.includes(list.active ? 'active' : 'inactive')) return false
    return filter.campaign.length === 0 || filter.campaign.includes(list.campaignId ?? 'none')
  })
}
