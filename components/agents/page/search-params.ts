import { mostFewCalls, usualFewCalls } from '@/lib/contracts/performance-words'
import { day, integer, oneOf, searchCodec, text, texts } from '@/lib/shared/search-codec'
import { trendSpans } from '../search-params'

/** `/agents/[id]` in its address: the stretch, its comparison, and the day whose calls are drawn. */
export const agentPageParams = searchCodec({
  when: text('today', 60),
  compare: text('weekdays', 60),
  campaign: texts(50),
  few: integer({ min: 0, max: mostFewCalls, fallback: usualFewCalls }),
  trend: oneOf(trendSpans, '30'),
  day: day(),
})
