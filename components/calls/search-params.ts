import { integer, manyOf, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

export const callColumnIds = [
  'play', 'startedAt', 'lead', 'number', 'status', 'seconds', 'agent', 'campaign', 'list', 'type', 'endedBy', 'attempt', 'queueSeconds', 'comment', 'callId',
] as const
export type CallColumn = (typeof callColumnIds)[number]

export const callsPerPage = 100

export const noAttempt = -1

/** `/calls` in its URL. `from` and `to`, days or moments, win over `when`. */
export const callSearchParams = searchCodec({
  when: text('today', 60),
  from: text('', 40),
  to: text('', 40),
  user: texts(50),
  campaign: texts(50),
  list: texts(50),
  queue: texts(50),
  status: texts(50),
  type: texts(4),
  lead: text('', 20),
  attempt: integer({ min: noAttempt, max: 10_000, fallback: noAttempt }),
  /** Key of a kept search for a person. */
  s: text('', 64),
  open: text('', 20),
  view: oneOf(['chart', 'table'], 'chart'),
  columns: manyOf(callColumnIds, ['play', 'startedAt', 'lead', 'number', 'status', 'seconds', 'agent', 'campaign']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type CallsState = SearchOf<typeof callSearchParams>
export type ChangeCalls = (changes: Partial<CallsState>, options?: { history?: 'push' | 'replace' }) => void

export const noCallFilters = {
  user: [], campaign: [], list: [], queue: [], status: [], type: [], lead: '', attempt: noAttempt, s: '',
} as const satisfies Partial<CallsState>

export const isNarrowed = (state: CallsState): boolean =>
  [state.user, state.campaign, state.list, state.queue, state.status, state.type].some((values) => values.length > 0) || state.lead !== '' || state.attempt !== noAttempt || state.s !== ''
