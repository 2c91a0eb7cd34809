import { setImmediate as letOthersRun } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { auditAction, auditOutcome, type AuditEntry } from '@/lib/contracts/audit'
import type { AuditRecord, Store } from '@/lib/server/ports/store'
import { chainHash, chainStart, folded, toRow } from './audit-chain'
import { auditHeadKey, verifyAudit } from './audit-verification'
import { wholeNumber } from './row-values'
import type { Database } from './schema'
import { serialised } from './serialised'

export function makeAudit(database: Database): Store['audit'] {
  return {
    append: (record, at) => append(database, record, at),
    search: (search) => searchAudit(database, search),
    unsettled: () => unsettled(database),
    verify: () => verifyAudit(database),
  }
}

type Search = Parameters<Store['audit']['search']>[0]

const json = z.string().transform((text): unknown => JSON.parse(text)).nullable()
const entryRow = z
  .object({
    seq: wholeNumber,
    at: z.string(),
    actId: z.string(),
    outcome: auditOutcome,
    action: auditAction,
    actorId: z.string().nullable(),
    actorName: z.string(),
    actorRole: z.string().nullable(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    targetKind: z.string().nullable(),
    targetId: z.string().nullable(),
    targetName: z.string().nullable(),
    beforeJson: json,
    afterJson: json,
    reason: z.string().nullable(),
    upstream: z.string().nullable(),
    hash: z.string(),
  })
  .transform(({ beforeJson, afterJson, ...row }): AuditEntry => ({ ...row, before: beforeJson, after: afterJson }))

const append = (database: Database, record: AuditRecord, at: string): Promise<AuditEntry> =>
  serialised(database, 'audit', async (transaction) => {
    const newest = await transaction.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
    const row = toRow(record, newest === undefined ? 1 : wholeNumber.parse(newest.seq) + 1, at)
    const hash = chainHash(newest?.hash ?? chainStart, row)
    const searchable = { actorFolded: folded(row.actorName), targetFolded: folded(row.targetName) }
    await transaction.insertInto('audit').values({ ...row, ...searchable, hash }).execute()
    const head = JSON.stringify({ seq: row.seq, hash })
    await transaction
      .insertInto('meta')
      .values({ key: auditHeadKey, value: head })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: head }))
      .execute()
    return entryRow.parse({ ...row, hash })
  })

/** Rows looked at per query: SQLite answers synchronously, and a rare match must not hold up everybody else. */
const windowRows = 10_000

/** Newest first. `fromAt` is inclusive, `toAt` exclusive. */
async function searchAudit(database: Database, search: Search): Promise<AuditEntry[]> {
  const found: AuditEntry[] = []
  let end = search.before ?? (await newestSeq(database)) + 1
  while (end > 1 && found.length < search.limit) {
    const rows = await windowQuery(database, search, end).limit(search.limit - found.length).execute()
    found.push(...rows.map((row) => entryRow.parse(row)))
    end -= windowRows
    await letOthersRun()
  }
  return found
}

function windowQuery({ kysely }: Database, search: Search, end: number) {
  let query = kysely.selectFrom('audit').selectAll().where('seq', '<', end).where('seq', '>=', end - windowRows).orderBy('seq', 'desc')
  if (search.action.length > 0) query = query.where('action', 'in', search.action)
  if (search.outcome.length > 0) query = query.where('outcome', 'in', search.outcome)
  if (search.fromAt !== undefined) query = query.where('at', '>=', search.fromAt)
  if (search.toAt !== undefined) query = query.where('at', '<', search.toAt)
  const { actor, target } = search
  if (actor !== '') query = query.where((or) => or.or([or('actorId', '=', actor), or(sql<string>`actor_folded`, 'like', likePart(actor))]))
  if (target !== '') query = query.where((or) => or.or([or('targetId', '=', target), or(sql<string>`target_folded`, 'like', likePart(target))]))
  return query
}

const likePart = (text: string) => sql<string>`${`%${folded(text).replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

async function newestSeq({ kysely }: Database): Promise<number> {
  const row = await kysely.selectFrom('audit').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? 0 : wholeNumber.parse(row.seq)
}

async function unsettled({ kysely }: Database): Promise<AuditEntry[]> {
  const rows = await kysely
    .selectFrom('audit as intent')
    .selectAll('intent')
    .where('intent.outcome', '=', 'attempted')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('audit as settled')
            .select('settled.seq')
            .whereRef('settled.actId', '=', 'intent.actId')
            .where('settled.outcome', '<>', 'attempted'),
        ),
      ),
    )
    .orderBy('intent.seq')
    .execute()
  return rows.map((row) => entryRow.parse(row))
}
