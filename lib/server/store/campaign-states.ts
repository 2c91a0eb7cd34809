import { z } from 'zod'
import type { Store, StoredCampaignState } from '@/lib/server/ports/store'
import { flag, toFlag, toFlagOrNull } from './row-values'
import type { Database } from './schema'
import { inTransaction } from './serialised'

export function makeCampaignStates({ kysely }: Database): Store['campaignStates'] {
  return {
    all: async () => (await kysely.selectFrom('campaignStates').selectAll().orderBy('campaignId').execute()).map((row) => stateRow.parse(row)),
    put: async (rows) => {
      const newest = newestPerCampaign(rows)
      if (newest.length === 0) return
      await inTransaction(kysely, async (transaction) => {
        for (let start = 0; start < newest.length; start += rowsPerStatement)
          await upsert(transaction, newest.slice(start, start + rowsPerStatement))
      })
    },
  }
}

const rowsPerStatement = 200

const stateRow = z.object({
  campaignId: z.string(),
  campaignName: z.string(),
  active: flag,
  begunAt: z.string(),
  answeredAt: z.string(),
  planned: flag.nullable(),
  driftFrom: flag.nullable(),
  driftSeenAt: z.string().nullable(),
  changedAt: z.string().nullable(),
}) satisfies z.ZodType<StoredCampaignState>

const upsert = (kysely: Database['kysely'], rows: StoredCampaignState[]) =>
  kysely
    .insertInto('campaignStates')
    .values(
      rows.map((row) => ({
        ...row,
        active: toFlag(row.active),
        planned: toFlagOrNull(row.planned),
        driftFrom: toFlagOrNull(row.driftFrom),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('campaignId')
        .doUpdateSet((update) => ({
          campaignName: update.ref('excluded.campaignName'),
          active: update.ref('excluded.active'),
          begunAt: update.ref('excluded.begunAt'),
          answeredAt: update.ref('excluded.answeredAt'),
          planned: update.ref('excluded.planned'),
          driftFrom: update.ref('excluded.driftFrom'),
          driftSeenAt: update.ref('excluded.driftSeenAt'),
          changedAt: update.ref('excluded.changedAt'),
        }))
        .whereRef('campaignStates.begunAt', '<=', 'excluded.begunAt'),
    )
    .execute()

/** One statement may name a campaign once; the order keeps two writers from waiting for each other. */
function newestPerCampaign(rows: StoredCampaignState[]): StoredCampaignState[] {
  const byId = new Map<string, StoredCampaignState>()
  for (const row of rows) {
    const known = byId.get(row.campaignId)
    if (known === undefined || known.begunAt <= row.begunAt) byId.set(row.campaignId, row)
  }
  return [...byId.values()].sort((left, right) => (left.campaignId < right.campaignId ? -1 : 1))
}
