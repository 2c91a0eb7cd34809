import { createParser } from 'nuqs/server'
import type * as z from 'zod/mini'
import { auditSearch } from '@/lib/contracts/audit'

const { action, outcome, actor, target, from, to } = auditSearch.shape

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
const day = (schema: typeof from) => fromSchema(schema.def.innerType, asText, String)

/** The filters of `/audit` in its URL. */
export const auditSearchParams = {
  action: fromSchema(action, asList, (value) => value.join(',')).withDefault([]),
  outcome: fromSchema(outcome, asList, (value) => value.join(',')).withDefault([]),
  actor: fromSchema(actor, asText, String).withDefault(''),
  target: fromSchema(target, asText, String).withDefault(''),
  from: day(from),
  to: day(to),
}
