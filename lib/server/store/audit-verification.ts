import { setImmediate as letOthersRun } from 'node:timers/promises'
import { z } from 'zod'
import type { Store } from '@/lib/server/ports/store'
import { chainHash, chainStart, folded } from './audit-chain'
import { wholeNumber } from './row-values'
import type { AuditRow, Database } from './schema'

/** Where each append notes the newest entry, so that cutting off the end of the chain shows too. */
export const auditHeadKey = 'audit.head'

type Verification = Awaited<ReturnType<Store['audit']['verify']>>
type Head = { seq: number; hash: string }

/** Reads the whole audit in small chunks; entries appended meanwhile are covered as far as they are met. */
export async function verifyAudit(database: Database): Promise<Verification> {
  // Read first: an entry appended while we read may then only add to the chain.
  const head = await readHead(database)
  let last: Head = { seq: 0, hash: chainStart }
  for (;;) {
    const rows = await readChunk(database, last.seq)
    if (rows.length === 0) break
    for (const row of rows) {
      if (!continues(last, row) || (row.seq === head?.seq && row.hash !== head.hash)) return broken(last)
      last = { seq: row.seq, hash: row.hash }
    }
    // SQLite answers without ever leaving this turn of the event loop.
    await letOthersRun()
  }
  if (head !== null && last.seq < head.seq) return broken(last)
  return { entries: last.seq, intact: true, firstBrokenSeq: null, headHash: last.seq === 0 ? null : last.hash }
}

const chunkRows = 500
const headSchema = z.object({ seq: z.number().int(), hash: z.string() })

type StoredRow = AuditRow & { actorFolded: string; targetFolded: string }

/** `entries` counts the ones before the break. */
const broken = (last: Head): Verification => ({
  entries: last.seq,
  intact: false,
  firstBrokenSeq: last.seq + 1,
  headHash: last.seq === 0 ? null : last.hash,
})

function continues(previous: Head, stored: StoredRow): boolean {
  const { hash, actorFolded, targetFolded, ...row } = stored
  const searchable = actorFolded === folded(row.actorName) && targetFolded === folded(row.targetName)
  return row.seq === previous.seq + 1 && searchable && hash === chainHash(previous.hash, row)
}

async function readChunk({ kysely }: Database, afterSeq: number): Promise<StoredRow[]> {
  const rows = await kysely.selectFrom('audit').selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(chunkRows).execute()
  return rows.map((row) => ({ ...row, seq: wholeNumber.parse(row.seq) }))
}

async function readHead({ kysely }: Database): Promise<Head | null> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', auditHeadKey).executeTakeFirst()
  return row === undefined ? null : headSchema.parse(JSON.parse(row.value))
}
