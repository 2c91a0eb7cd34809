import { z } from 'zod'
import { listChanges, listDrift } from '@/lib/contracts/lists'
import type { ListAct, ListStore, StoredList } from '@/lib/server/ports/lists'
import { flag, toFlag } from './row-values'
import type { Database } from './schema'

export const makeLists = ({ kysely }: Database): ListStore => ({ listActs: makeActs(kysely), listStates: makeStates(kysely) })

const fromJson = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : text)

const actRow = z
  .object({
    id: z.string(),
    kind: z.enum(['create', 'edit', 'remove']),
    listId: z.string().nullable(),
    listName: z.string(),
    beforeJson: z.preprocess(fromJson, listChanges),
    afterJson: z.preprocess(fromJson, listChanges),
    status: z.enum(['sending', 'unknown', 'deleting', 'done', 'failed']),
    actId: z.string(),
    actorName: z.string(),
    sentence: z.string(),
    beganAt: z.string(),
    endedAt: z.string().nullable(),
    settledAt: z.string().nullable(),
  })
  .transform(({ beforeJson, afterJson, ...rest }): ListAct => ({ ...rest, before: beforeJson, after: afterJson }))

const stateRow = z.object({
  listId: z.string(),
  name: z.string(),
  active: flag,
  campaignId: z.string().nullable(),
  campaignAt: z.string().nullable(),
  description: z.string().nullable(),
  drift: z.preprocess(fromJson, z.union([listDrift, z.null()])),
}) satisfies z.ZodType<StoredList>

function makeActs(kysely: Database['kysely']): ListStore['listActs'] {
  return {
    insert: async ({ before, after, ...act }) => {
      await kysely
        .insertInto('listActs')
        .values({ ...act, beforeJson: JSON.stringify(before), afterJson: JSON.stringify(after) })
        .execute()
    },
    settle: async (id, settlement) => {
      await kysely.updateTable('listActs').set(settlement).where('id', '=', id).execute()
    },
    unsettled: async () => {
      const open = kysely.selectFrom('listActs').selectAll().where('settledAt', 'is', null).orderBy('beganAt')
      return (await open.execute()).map((row) => actRow.parse(row))
    },
    latestOf: async (listId) => {
      const newest = kysely.selectFrom('listActs').selectAll().where('listId', '=', listId).orderBy('beganAt', 'desc').limit(1)
      const row = await newest.executeTakeFirst()
      return row === undefined ? null : actRow.parse(row)
    },
  }
}

const rowsPerStatement = 200

function makeStates(kysely: Database['kysely']): ListStore['listStates'] {
  return {
    all: async () => (await kysely.selectFrom('listStates').selectAll().orderBy('listId').execute()).map((row) => stateRow.parse(row)),
    put: async (rows) => {
      // One statement may name a list once.
      const newest = [...new Map(rows.map((row) => [row.listId, row])).values()]
      if (newest.length === 0) return
      await kysely.transaction().execute(async (transaction) => {
        for (let start = 0; start < newest.length; start += rowsPerStatement) await upsert(transaction, newest.slice(start, start + rowsPerStatement))
      })
    },
    remove: async (listIds) => {
      if (listIds.length > 0) await kysely.deleteFrom('listStates').where('listId', 'in', listIds).execute()
    },
  }
}

const upsert = (kysely: Database['kysely'], rows: readonly StoredList[]) =>
  kysely
    .insertInto('listStates')
    .values(rows.map((row) => ({ ...row, active: toFlag(row.active), drift: row.drift === null ? null : JSON.stringify(row.drift) })))
    .onConflict((conflict) =>
      conflict.column('listId').doUpdateSet((update) => ({
        name: update.ref('excluded.name'),
        active: update.ref('excluded.active'),
        campaignId: update.ref('excluded.campaignId'),
        campaignAt: update.ref('excluded.campaignAt'),
        description: update.ref('excluded.description'),
        drift: update.ref('excluded.drift'),
      })),
    )
    .execute()
