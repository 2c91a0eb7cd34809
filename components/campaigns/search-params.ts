import { createParser } from 'nuqs'
import type * as z from 'zod/mini'
import { campaignSearch, type CampaignSearch } from '@/lib/contracts/campaigns'

const shape = campaignSearch.shape
const defaults = campaignSearch.parse({})

/** A text from the URL counts only when the contract accepts it; anything else is the default. */
function fromSchema<T>(schema: z.ZodMiniType<T>, read: (text: string) => unknown, write: (value: T) => string) {
  return createParser<T>({
    parse: (text) => {
      const result = schema.safeParse(read(text))
      return result.success ? result.data : null
    },
    serialize: write,
    eq: (left, right) => write(left) === write(right),
  })
}

const asText = (text: string): unknown => text
const asList = (text: string): unknown => (text === '' ? [] : text.split(','))
const asFlag = (text: string): unknown => text === 'true'

/** `/campaigns` in its URL; what is at its default stays out of it. */
export const campaignSearchParams = {
  q: fromSchema(shape.q, asText, String).withDefault(defaults.q),
  state: fromSchema(shape.state, asList, (value) => value.join(',')).withDefault(defaults.state),
  drift: fromSchema(shape.drift, asFlag, String).withDefault(defaults.drift),
  sort: fromSchema(shape.sort, asText, String).withDefault(defaults.sort),
  direction: fromSchema(shape.direction, asText, String).withDefault(defaults.direction),
  columns: fromSchema(shape.columns, asList, (value) => value.join(',')).withDefault(defaults.columns),
  density: fromSchema(shape.density, asText, String).withDefault(defaults.density),
} satisfies Record<keyof CampaignSearch, unknown>
