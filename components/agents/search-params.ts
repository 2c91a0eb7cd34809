import { mostFewCalls, usualFewCalls } from '@/lib/contracts/performance-words'
import { integer, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

export const trendSpans = ['14', '30', '90', 'hours'] as const
export type TrendSpan = (typeof trendSpans)[number]

/** `/agents` in its address; what is at its default stays out of it. */
export const agentSearchParams = searchCodec({
  when: text('today', 60),
  /** `weekdays`, `previous`, `none`, or a time of one's own in the same language as `when`. */
  compare: text('weekdays', 60),
  campaign: texts(50),
  list: texts(50),
  queue: texts(20),
  user: texts(100),
  status: texts(50),
  few: integer({ min: 0, max: mostFewCalls, fallback: usualFewCalls }),
  view: oneOf(['chart', 'table'], 'chart'),
  sort: text('totalSeconds', 60),
  dir: oneOf(['desc', 'asc'], 'desc'),
  /** None named: those that are shown from the beginning. */
  columns: texts(80),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
  trend: oneOf(trendSpans, '14'),
})
export type AgentSearch = SearchOf<typeof agentSearchParams>

export const noAgentFilters = { campaign: [], list: [], queue: [], user: [], status: [] } as const satisfies Partial<AgentSearch>

/** How many kinds of filters are on. */
export const filtersOn = ({ campaign, list, queue, user, status }: AgentSearch): number => [campaign, list, queue, user, status].filter(({ length }) => length > 0).length

export const isFiltered = (search: AgentSearch): boolean => filtersOn(search) > 0
