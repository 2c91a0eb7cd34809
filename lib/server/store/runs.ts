import { z } from 'zod'
import { runItemStatus, runKind, runStatus } from '@/lib/contracts/campaigns'
import { role } from '@/lib/contracts/users'
import type { Store, StoredRun, StoredRunItem } from '@/lib/server/ports/store'
import { flag, toFlag } from './row-values'
import type { Database } from './schema'

export function makeRuns({ kysely }: Database): Store['runs'] {
  const select = () => kysely.selectFrom('runs').selectAll()
  return {
    insert: async (run, items) => {
      await kysely.transaction().execute(async (transaction) => {
        await transaction.insertInto('runs').values({ ...run, active: toFlag(run.active) }).execute()
        await insertItems(transaction, items)
      })
    },
    get: async (id) => withItems(kysely, await select().where('id', '=', id).executeTakeFirst()),
    unfinished: async () =>
      (await select().where('status', 'in', ['running', 'interrupted']).orderBy('ordinal').execute()).map((row) => runRow.parse(row)),
    latestForStopSet: async (stopSetId) =>
      withItems(kysely, await select().where('stopSetId', '=', stopSetId).orderBy('ordinal', 'desc').limit(1).executeTakeFirst()),
    setStatus: async (id, status, at) => {
      await kysely.updateTable('runs').set({ status, finishedAt: at }).where('id', '=', id).execute()
    },
    putItem: async (item) => {
      const { runId, campaignId, ...changes } = { ...item, expectedActive: toFlag(item.expectedActive) }
      await kysely
        .insertInto('runItems')
        .values({ runId, campaignId, ...changes })
        .onConflict((conflict) => conflict.columns(['runId', 'campaignId']).doUpdateSet(changes))
        .execute()
    },
    addItems: (items) => kysely.transaction().execute((transaction) => insertItems(transaction, items)),
  }
}

const rowsPerStatement = 200

const runRow = z.object({
  id: z.string(),
  kind: runKind,
  active: flag,
  status: runStatus,
  stopSetId: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorRole: role,
  actId: z.string(),
  reason: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
}) satisfies z.ZodType<StoredRun>

const itemRow = z.object({
  runId: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  expectedActive: flag,
  status: runItemStatus,
  detail: z.string().nullable(),
  upstreamCode: z.string().nullable(),
  updatedAt: z.string(),
}) satisfies z.ZodType<StoredRunItem>

/** An item already in the run stays as it is. */
async function insertItems(kysely: Database['kysely'], items: StoredRunItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += rowsPerStatement)
    await kysely
      .insertInto('runItems')
      .values(items.slice(start, start + rowsPerStatement).map((item) => ({ ...item, expectedActive: toFlag(item.expectedActive) })))
      .onConflict((conflict) => conflict.columns(['runId', 'campaignId']).doNothing())
      .execute()
}

async function withItems(kysely: Database['kysely'], row: unknown): Promise<{ run: StoredRun; items: StoredRunItem[] } | null> {
  if (row === undefined) return null
  const run = runRow.parse(row)
  const items = await kysely.selectFrom('runItems').selectAll().where('runId', '=', run.id).orderBy('campaignName').orderBy('campaignId').execute()
  return { run, items: items.map((item) => itemRow.parse(item)) }
}
