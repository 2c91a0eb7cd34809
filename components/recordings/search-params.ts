import { integer, manyOf, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

const columns = ['play', 'startedAt', 'lead', 'phone', 'seconds', 'status', 'agent', 'campaign', 'callId'] as const
export type RecordingColumn = (typeof columns)[number]

export const longestSeconds = 86_400

/** `/recordings` in its URL; what is at its default stays out of it. */
export const recordingSearchParams = searchCodec({
  when: text('today', 60),
  agent: texts(50),
  campaign: texts(50),
  status: texts(50),
  lead: text('', 20),
  min: integer({ min: 0, max: longestSeconds, fallback: 0 }),
  max: integer({ min: 0, max: longestSeconds, fallback: longestSeconds }),
  columns: manyOf(columns, ['play', 'startedAt', 'lead', 'seconds', 'status', 'agent', 'campaign']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type RecordingSearch = SearchOf<typeof recordingSearchParams>

export const noRecordingFilters = { agent: [], campaign: [], status: [], lead: '', min: 0, max: longestSeconds } as const satisfies Partial<RecordingSearch>

/** How many kinds of filters are on; a shortest and a longest length are one. */
export const filtersOn = ({ agent, campaign, status, lead, min, max }: RecordingSearch): number =>
  [agent.length > 0, campaign.length > 0, status.length > 0, lead !== '', min > 0 || max < longestSeconds].filter(Boolean).length

export const isFiltered = (search: RecordingSearch): boolean => filtersOn(search) > 0
