import { z } from 'zod'
import { AppError } from '@/lib/server/core/errors'
import type { Store, StoredStopSet } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeStopSets({ kysely }: Database): Store['stopSets'] {
  return {
    openOrGet: (row) => openOrGet(kysely, row),
    open: () => openSet(kysely),
    campaigns: (stopSetId) =>
      kysely.selectFrom('stopSetCampaigns').selectAll().where('stopSetId', '=', stopSetId).orderBy('campaignName').orderBy('campaignId').execute(),
    addCampaigns: async (rows) => {
      await kysely.transaction().execute(async (transaction) => {
        for (const row of rows)
          await transaction
            .insertInto('stopSetCampaigns')
            .values(row)
            .onConflict((conflict) => conflict.columns(['stopSetId', 'campaignId']).doNothing())
            .execute()
      })
    },
    close: async (id, how, by, at) => {
      const closed = { openSlot: null, closedHow: how, closedBy: by, closedAt: at }
      await kysely.updateTable('stopSets').set(closed).where('id', '=', id).where('openSlot', '=', 1).execute()
    },
  }
}

const stopSetRow = z.object({
  id: z.string(),
  openedAt: z.string(),
  openedBy: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedHow: z.enum(['restored', 'dismissed']).nullable(),
}) satisfies z.ZodType<StoredStopSet>

async function openOrGet(kysely: Database['kysely'], row: { id: string; openedAt: string; openedBy: string }): Promise<StoredStopSet> {
  // The open set we lost against may be closed before we read it; then the next round opens ours.
  for (let round = 0; round < 3; round += 1) {
    await kysely
      .insertInto('stopSets')
      .values({ ...row, openSlot: 1, closedAt: null, closedBy: null, closedHow: null })
      .onConflict((conflict) => conflict.column('openSlot').doNothing())
      .execute()
    const open = await openSet(kysely)
    if (open !== null) return open
  }
  throw new AppError('storage_busy', 'The stop set is being opened and closed by others right now; try again in a moment.', { retryAfterSeconds: 1 })
}

async function openSet(kysely: Database['kysely']): Promise<StoredStopSet | null> {
  const row = await kysely.selectFrom('stopSets').selectAll().where('openSlot', '=', 1).executeTakeFirst()
  return row === undefined ? null : stopSetRow.parse(row)
}
