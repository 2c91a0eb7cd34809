import { z } from 'zod'
import type { Store, StoredSwitch } from '@/lib/server/ports/store'
import { flag, toFlag } from './row-values'
import type { Database } from './schema'

export function makeSwitches({ kysely }: Database): Store['switches'] {
  const select = () => kysely.selectFrom('switches').selectAll()
  return {
    insert: async (row) => {
      await kysely.insertInto('switches').values({ ...row, desired: toFlag(row.desired) }).execute()
    },
    settle: async (id, status, endedAt) => {
      await kysely.updateTable('switches').set({ status, endedAt }).where('id', '=', id).execute()
    },
    get: async (id) => {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : switchRow.parse(row)
    },
    unsettled: async () => (await select().where('status', 'in', ['sending', 'unknown']).orderBy('ordinal').execute()).map(toSwitch),
    latestFor: async (campaignIds) => {
      if (campaignIds.length === 0) return []
      const newest = kysely
        .selectFrom('switches')
        .select((row) => row.fn.max('ordinal').as('ordinal'))
        .where('campaignId', 'in', campaignIds)
        .groupBy('campaignId')
      return (await select().where('ordinal', 'in', newest).orderBy('ordinal').execute()).map(toSwitch)
    },
  }
}

const switchRow = z.object({
  id: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  desired: flag,
  actorId: z.string().nullable(),
  actorName: z.string(),
  actId: z.string(),
  runId: z.string().nullable(),
  status: z.enum(['sending', 'unknown', 'confirmed', 'failed']),
  beganAt: z.string(),
  endedAt: z.string().nullable(),
}) satisfies z.ZodType<StoredSwitch>

const toSwitch = (row: unknown): StoredSwitch => switchRow.parse(row)
