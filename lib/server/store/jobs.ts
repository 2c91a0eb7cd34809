import { sql, type Insertable } from 'kysely'
import { noCounts, type JobCounts, type JobRowStatus } from '@/lib/contracts/jobs-words'
import { HoldLostError } from '@/lib/server/core/hold-lost'
import type { JobChanges, JobHold, JobStore, StoredJobRow } from '@/lib/server/ports/jobs'
import { fileToText, jobFromRow, jobRowFromRow, jobRowToRow, rowStatusOf } from './job-rows'
import type { Database, StoreTransaction, Tables } from './schema'

const rowsPerStatement = 200

export function makeJobs(database: Database): JobStore {
  const { kysely } = database
  return {
    ...reads(database),
    insert: async ({ input, problem, file, ...row }) => {
      await kysely
        .insertInto('jobs')
        .values({ ...row, ...noCounts, ...problemColumns(problem), input: JSON.stringify(input), file: fileToText(file), fence: 0 })
        .execute()
    },
    hold: async (id) => {
      const row = await kysely
        .updateTable('jobs')
        .set((fields) => ({ fence: fields('fence', '+', 1) }))
        .where('id', '=', id)
        .where('status', 'in', unfinished)
        .returning('fence')
        .executeTakeFirst()
      return row === undefined ? null : { jobId: id, fence: row.fence }
    },
    change: (id, expected, changes) => changeJob(kysely, { id, expected: [expected], changes }),
    advance: (hold, expected, changes) =>
      held(database, hold, (transaction) => changeJob(transaction, { id: hold.jobId, expected: [expected], changes })),
    addRows: (hold, rows) => held(database, hold, (transaction) => addRows(transaction, hold, rows)),
    clearRows: (hold) =>
      held(database, hold, async (transaction) => {
        await transaction.deleteFrom('jobRows').where('jobId', '=', hold.jobId).execute()
        await transaction.updateTable('jobs').set(noCounts).where('id', '=', hold.jobId).execute()
      }),
    putRows: (hold, rows) => held(database, hold, (transaction) => putRows(transaction, hold, rows)),
    putFile: (hold, file) =>
      held(database, hold, async (transaction) => {
        const pending = Math.max(0, (file.total ?? 0) - file.rows)
        await transaction.updateTable('jobs').set({ file: fileToText(file), done: file.rows, pending }).where('id', '=', hold.jobId).execute()
      }),
    forget: (endedBefore) => forget(database, endedBefore),
    reopenFailed: (id, expected, changes) => kysely.transaction().execute((transaction) => reopenFailed(transaction, { id, expected, changes })),
  }
}

const unfinished = ['preparing', 'running', 'cancelling']

function reads({ kysely }: Database): Pick<JobStore, 'get' | 'search' | 'unfinished' | 'rows' | 'nextDue'> {
  return {
    get: async (id) => {
      const row = await kysely.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : jobFromRow(row)
    },
    search: async ({ actorId, limit }) => {
      const newest = kysely.selectFrom('jobs').selectAll().orderBy('ordinal', 'desc').limit(limit)
      const rows = await (actorId === undefined ? newest : newest.where('actorId', '=', actorId)).execute()
      return rows.map(jobFromRow)
    },
    unfinished: async () => (await kysely.selectFrom('jobs').selectAll().where('status', 'in', unfinished).orderBy('ordinal').execute()).map(jobFromRow),
    rows: async ({ jobId, statuses, limit, after = -1, dueBy }) => {
      const found = kysely.selectFrom('jobRows').selectAll().where('jobId', '=', jobId).where('status', 'in', [...statuses]).where('position', '>', after)
      const due = dueBy === undefined ? found : found.where('dueAt', '<=', dueBy)
      return (await due.orderBy('position').limit(limit).execute()).map(jobRowFromRow)
    },
    nextDue: async (jobId) => {
      // Only what is unknown has a due time, and there is little of it; the index goes by status.
      const unknown = kysely.selectFrom('jobRows').where('jobId', '=', jobId).where('status', '=', 'unknown')
      return (await unknown.select(({ fn }) => fn.min('dueAt').as('dueAt')).executeTakeFirst())?.dueAt ?? null
    },
  }
}

/** Runs under the hold: whoever took over meanwhile makes this throw before it changes anything. */
const held = <T>({ kysely }: Database, hold: JobHold, run: (transaction: StoreTransaction) => Promise<T>): Promise<T> =>
  kysely.transaction().execute(async (transaction) => {
    // An update, so that PostgreSQL keeps the row for us until the end.
    const mine = await transaction.updateTable('jobs').set({ fence: hold.fence }).where('id', '=', hold.jobId).where('fence', '=', hold.fence).executeTakeFirst()
    if (mine.numUpdatedRows !== 1n) throw new HoldLostError()
    return await run(transaction)
  })

type Change = { id: string; expected: readonly string[]; changes: JobChanges }

async function changeJob(kysely: Database['kysely'], { id, expected, changes }: Change): Promise<boolean> {
  const { problem, ...plain } = changes
  const columns = { ...plain, ...(problem === undefined ? {} : problemColumns(problem)) }
  const result = await kysely.updateTable('jobs').set(columns).where('id', '=', id).where('status', 'in', [...expected]).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const problemColumns = (problem: { code: string; sentence: string } | null) => ({
  problemCode: problem?.code ?? null,
  problemSentence: problem?.sentence ?? null,
})

async function addRows(transaction: StoreTransaction, { jobId }: JobHold, rows: { position: number; key: string; payload: unknown }[]): Promise<void> {
  const values = rows.map(
    ({ position, key, payload }): Insertable<Tables['jobRows']> => ({
      jobId, position, key, payload: payload === null ? null : JSON.stringify(payload), status: 'pending', attempts: 0,
      code: null, detail: null, beforeJson: null, afterJson: null, dueAt: null, updatedAt: null,
    }),
  )
  for (let start = 0; start < values.length; start += rowsPerStatement)
    await transaction.insertInto('jobRows').values(values.slice(start, start + rowsPerStatement)).execute()
  await count(transaction, jobId, { pending: rows.length })
}

async function putRows(transaction: StoreTransaction, { jobId }: JobHold, rows: readonly StoredJobRow[]): Promise<void> {
  const change: Partial<JobCounts> = {}
  for (const row of rows) {
    const { position } = row
    const known = await transaction.selectFrom('jobRows').select('status').where('jobId', '=', jobId).where('position', '=', position).executeTakeFirstOrThrow()
    const status = rowStatusOf(known)
    change[status] = (change[status] ?? 0) - 1
    change[row.status] = (change[row.status] ?? 0) + 1
    await transaction.updateTable('jobRows').set(jobRowToRow(row)).where('jobId', '=', jobId).where('position', '=', position).execute()
  }
  await count(transaction, jobId, change)
}

const rowsPerSlice = 5_000

/** Slice by slice, so that nobody waits for 50,000 rows to go. */
async function forget({ kysely }: Database, endedBefore: string): Promise<number> {
  const old = await kysely.selectFrom('jobs').select('id').where('status', 'not in', unfinished).where('finishedAt', '<', endedBefore).execute()
  for (const { id } of old) {
    for (let position = rowsPerSlice; ; position += rowsPerSlice) {
      await kysely.deleteFrom('jobRows').where('jobId', '=', id).where('position', '<', position).execute()
      const left = await kysely.selectFrom('jobRows').select('position').where('jobId', '=', id).limit(1).executeTakeFirst()
      if (left === undefined) break
    }
    await kysely.deleteFrom('jobs').where('id', '=', id).execute()
  }
  return old.length
}

async function reopenFailed(transaction: StoreTransaction, { id, expected, changes }: Change): Promise<number> {
  if (!(await changeJob(transaction, { id, expected, changes }))) return 0
  const reopened = await transaction
    .updateTable('jobRows')
    .set({ status: 'pending', attempts: 0, code: null, detail: null, beforeJson: null, afterJson: null, dueAt: null })
    .where('jobId', '=', id)
    .where('status', '=', 'failed')
    .executeTakeFirst()
  const rows = Number(reopened.numUpdatedRows)
  await count(transaction, id, { failed: -rows, pending: rows })
  return rows
}

async function count(transaction: StoreTransaction, jobId: string, change: Partial<Record<JobRowStatus, number>>): Promise<void> {
  const { pending = 0, sending = 0, done = 0, skipped = 0, failed = 0, unknown = 0 } = change
  const plus = (column: JobRowStatus, by: number) => sql<number>`${sql.ref(column)} + ${by}`
  await transaction
    .updateTable('jobs')
    .set({
      pending: plus('pending', pending),
      sending: plus('sending', sending),
      done: plus('done', done),
      skipped: plus('skipped', skipped),
      failed: plus('failed', failed),
      unknown: plus('unknown', unknown),
    })
    .where('id', '=', jobId)
    .execute()
}
