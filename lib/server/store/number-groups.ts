import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { ListScanStore, NumberGroup } from '@/lib/server/ports/list-scans'
import { wholeNumber } from './row-values'
import type { StoreTransaction, Tables } from './schema'

const groupRow = z.object({
  number: z.string(),
  numbers: wholeNumber,
  leads: wholeNumber,
  lists: wholeNumber,
  calls: wholeNumber,
  lastCalledAt: wholeNumber.nullable(),
}) satisfies z.ZodType<NumberGroup>

export function makeNumberGroups(kysely: Kysely<Tables>): Pick<ListScanStore, 'groups' | 'membersOf'> {
  const membersOf = async (numbers: string[]) => {
    if (numbers.length === 0) return []
    const rows = kysely
      .selectFrom('scannedNumbers')
      .innerJoin('scannedLeads', 'scannedLeads.leadId', 'scannedNumbers.leadId')
      .select(['scannedNumbers.number', 'scannedNumbers.leadId', 'scannedLeads.listId'])
      .where('scannedNumbers.number', 'in', numbers)
      .orderBy('scannedNumbers.number')
      .orderBy('scannedNumbers.leadId')
    return await rows.execute()
  }
  return {
    groups: async ({ offset, limit }) => {
      const page = kysely
        .selectFrom('numberGroups as one')
        .select(['one.number', 'one.leads', 'one.lists', 'one.calls', 'one.lastCalledAt'])
        .select((from) => from.selectFrom('numberGroups as same').select((of) => of.fn.countAll().as('numbers')).whereRef('same.leadsKey', '=', 'one.leadsKey').as('numbers'))
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('numberGroups as other').select('other.number').whereRef('other.leadsKey', '=', 'one.leadsKey').whereRef('other.number', '>', 'one.number'))),
        )
        .orderBy('one.calls', 'desc')
        .orderBy('one.leads', 'desc')
        .orderBy('one.number', 'desc')
      const items = (await page.offset(offset).limit(limit).execute()).map((row) => groupRow.parse(row))
      const { total } = await kysely.selectFrom('numberGroups').select((of) => of.fn.count('leadsKey').distinct().as('total')).executeTakeFirstOrThrow()
      return { items, members: await membersOf(items.map(({ number }) => number)), total: wholeNumber.parse(total) }
    },
    membersOf: (number) => membersOf([number]),
  }
}

/** Of more leads the number stands for "nobody knows it", and its leads are not worth listing. */
const mostLeadsNamed = 200

/** Counts these numbers anew from the rows: a number of one lead alone is no group. */
export async function regroup(transaction: StoreTransaction, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return
  await transaction.deleteFrom('numberGroups').where('number', 'in', numbers).execute()
  await transaction
    .insertInto('numberGroups')
    .columns(['number', 'leads', 'lists', 'calls', 'lastCalledAt', 'leadsKey'])
    .expression((from) =>
      from
        .selectFrom('scannedNumbers')
        .innerJoin('scannedLeads', 'scannedLeads.leadId', 'scannedNumbers.leadId')
        .select(['scannedNumbers.number', (of) => of.fn.countAll<number>().as('leads')])
        .select((of) => [
          of.fn.count<number>('scannedLeads.listId').distinct().as('lists'),
          of.fn.coalesce(of.fn.sum<number>('scannedLeads.called'), of.lit(0)).as('calls'),
          of.fn.max('scannedLeads.lastCalledAt').as('lastCalledAt'),
          of
            .case()
            .when(of.fn.countAll(), '<=', mostLeadsNamed)
            .then(sql<string>`string_agg(${of.ref('scannedLeads.leadId')}, ',' order by ${of.ref('scannedLeads.leadId')})`)
            .else(of.ref('scannedNumbers.number'))
            .end()
            .as('leadsKey'),
        ])
        .where('scannedNumbers.number', 'in', numbers)
        .groupBy('scannedNumbers.number')
        .having((of) => of.fn.countAll(), '>', 1),
    )
    .execute()
}
