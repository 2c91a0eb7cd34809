import { sql } from 'kysely'
import type { Migration } from './migrations/migrations'
import { serialised } from './serialised'
import type { Database } from './schema'
import { StoreRefusal } from './store-refusal'

/** Brings the schema up to date. Each step commits whole, so that a process killed in the middle leaves nothing half done. */
export async function migrate(database: Database, steps: readonly Migration[], now: () => string): Promise<void> {
  await serialised(database, 'migrations', async (transaction) => {
    await sql`create table if not exists schema_migrations (name text primary key, applied_at text not null)`.execute(transaction)
  })
  await refuseNewer(database, steps)
  for (const step of steps) await applyOnce(database, step, now())
}

/** Throws unless every step has been applied. */
export async function assertMigrated(database: Database, steps: readonly Migration[]): Promise<void> {
  const applied = new Set(await appliedNames(database))
  const missing = steps.find((step) => !applied.has(step.name))
  if (missing !== undefined)
    throw new StoreRefusal('corrupt', `The database lacks the step ${missing.name}: restart Switchyard to bring it up to date.`)
}

async function refuseNewer(database: Database, steps: readonly Migration[]): Promise<void> {
  const known = new Set(steps.map((step) => step.name))
  const unknown = (await appliedNames(database)).find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new StoreRefusal(
      'newer-schema',
      `The database was last used by a newer Switchyard (step ${unknown}): run that version or restore an older backup.`,
    )
}

const applyOnce = (database: Database, step: Migration, at: string): Promise<void> =>
  serialised(database, 'migrations', async (transaction) => {
    // Read again under the lock: another process may have been first.
    const done = await transaction.selectFrom('schemaMigrations').select('name').where('name', '=', step.name).executeTakeFirst()
    if (done !== undefined) return
    for (const statement of step.statements(database.dialect)) await sql.raw(statement).execute(transaction)
    await transaction.insertInto('schemaMigrations').values({ name: step.name, appliedAt: at }).execute()
  })

async function appliedNames(database: Database): Promise<string[]> {
  const rows = await database.kysely.selectFrom('schemaMigrations').select('name').execute()
  return rows.map((row) => row.name)
}
