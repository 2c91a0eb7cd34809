import { callbackViews, dueGroups } from '@/lib/contracts/callbacks-words'
import { day, flag, manyOf, oneOf, searchCodec, texts, type SearchOf } from '@/lib/shared/search-codec'
import type { CallbacksFilter } from '@/lib/queries/callbacks'

const columns = ['due', 'at', 'number', 'lead', 'owner', 'campaign', 'comments', 'recipient', 'stage', 'created', 'id'] as const
export type CallbackColumn = (typeof columns)[number]

/** `/callbacks` in its URL; what is at its default stays out of it. */
export const callbackSearchParams = searchCodec({
  view: oneOf(callbackViews, 'open'),
  due: oneOf(dueGroups, 'overdue'),
  campaign: texts(50),
  owner: texts(50),
  recipient: oneOf(['any', 'system', 'personal'], 'any'),
  absent: flag(),
  from: day(),
  to: day(),
  columns: manyOf(columns, ['due', 'at', 'number', 'lead', 'owner', 'campaign', 'comments']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type CallbackSearch = SearchOf<typeof callbackSearchParams>

export const noCallbackFilters = { campaign: [], owner: [], recipient: 'any', absent: false, from: null, to: null } as const satisfies Partial<CallbackSearch>

export const isFiltered = (search: CallbackSearch): boolean =>
  search.campaign.length + search.owner.length > 0 || search.recipient !== 'any' || search.absent || search.from !== null || search.to !== null

/** Ids that are none never reach the server: somebody edited the address. */
const ids = (words: readonly string[]): string[] => words.filter((word) => /^[1-9]\d{0,19}$/.test(word))

export const toCallbacksFilter = ({ view, due, campaign, owner, recipient, absent, from, to }: CallbackSearch): CallbacksFilter => ({
  view,
  due,
  campaign: ids(campaign),
  owner: ids(owner),
  ...(recipient !== 'any' && { recipient }),
  ...(absent && { absent: '1' as const }),
  ...(from !== null && { from }),
  // Days that end before they begin are one day.
  ...(to !== null && { to: from !== null && to < from ? from : to }),
})
