import { campaignStates } from '@/lib/contracts/campaigns-words'
import { flag, manyOf, oneOf, searchCodec, text, type SearchOf } from '@/lib/shared/search-codec'

const columns = ['name', 'state', 'lastCallAt', 'activeLists', 'agentsNow', 'callsLastHour', 'contactRate', 'timeZone', 'id'] as const
export type CampaignColumn = (typeof columns)[number]

/** `/campaigns` in its URL; what is at its default stays out of it. */
export const campaignSearchParams = searchCodec({
  q: text('', 100),
  state: manyOf(campaignStates),
  drift: flag(),
  sort: oneOf(columns, 'name'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  columns: manyOf(columns, ['name', 'state', 'lastCallAt', 'activeLists', 'agentsNow', 'callsLastHour', 'contactRate']),
  density: oneOf(['comfortable', 'compact'], 'comfortable'),
})
export type CampaignSearch = SearchOf<typeof campaignSearchParams>
