import { floorStates, timedStates, usualThresholds, type TimedState } from '@/lib/contracts/live-words'
import { flag, integer, manyOf, oneOf, searchCodec, text, texts, type SearchOf } from '@/lib/shared/search-codec'

const columns = ['name', 'state', 'since', 'campaign', 'queue', 'lead', 'calls', 'id'] as const
export type FloorColumn = (typeof columns)[number]

const longest = 86_400
const threshold = (state: TimedState) => integer({ min: 0, max: longest, fallback: usualThresholds[state] })

/** What is too long, in seconds. They stand in the address, so that a link shows the same red to everybody. */
const thresholds = { onCall: threshold('on-call'), ringing: threshold('ringing'), ready: threshold('ready'), wrapUp: threshold('wrap-up'), paused: threshold('paused') }

/** `/agents/live` in its URL; what is at its default stays out of it. */
export const floorSearchParams = searchCodec({
  q: text('', 100),
  state: manyOf(floorStates),
  over: flag(),
  campaign: texts(50),
  queue: texts(50),
  ...thresholds,
  sort: oneOf(columns, 'state'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  columns: manyOf(columns, ['name', 'state', 'since', 'campaign', 'queue', 'lead', 'calls']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type FloorSearch = SearchOf<typeof floorSearchParams>

/** Of the same address a wall reads what is too long. */
export const wallSearchParams = searchCodec(thresholds)

export type ThresholdSearch = Pick<FloorSearch, keyof typeof thresholds>
export type Thresholds = Record<TimedState, number>

export const thresholdNames = { 'on-call': 'onCall', ringing: 'ringing', ready: 'ready', 'wrap-up': 'wrapUp', paused: 'paused' } as const satisfies Record<TimedState, keyof ThresholdSearch>

export const thresholdsOf = (search: ThresholdSearch): Thresholds => ({
  'on-call': search.onCall, ringing: search.ringing, ready: search.ready, 'wrap-up': search.wrapUp, paused: search.paused,
})

export const usualSearch: ThresholdSearch = {
  onCall: usualThresholds['on-call'], ringing: usualThresholds.ringing, ready: usualThresholds.ready, wrapUp: usualThresholds['wrap-up'], paused: usualThresholds.paused,
}

export const isUsual = (search: ThresholdSearch): boolean => timedStates.every((state) => search[thresholdNames[state]] === usualThresholds[state])

export const noFloorFilters = { q: '', state: [], over: false, campaign: [], queue: [] } as const satisfies Partial<FloorSearch>
