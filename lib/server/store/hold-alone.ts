import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { sqlitePath } from './sqlite-path'
import { StoreRefusal, unwritable } from './store-refusal'

type Hold = { release: () => Promise<void> }
type HoldInput = {
  url: string | undefined
  folder: string
  patienceMs: number
  /** The lock is gone although this process lives: it must stop working with the store. */
  onLost: () => void
}

const retryMs = 250
/** The number is arbitrary; it only has to be the same in every process of this product. */
const advisoryKey = 7_411_902

/**
 * Keeps other consoles off this store while the process lives: two of them would each take the other's switches for dead ones.
 * Both locks vanish with the process, however it ends. Waits up to `patienceMs` for one that is just closing; throws StoreRefusal.
 */
export async function holdAlone(input: HoldInput): Promise<Hold> {
  const { url } = input
  const tries = Math.ceil(input.patienceMs / retryMs)
  for (let attempt = 0; ; attempt += 1) {
    const hold = url?.startsWith('postgres') ? await holdPostgres(url, input.onLost) : holdFile(path.dirname(sqlitePath(url, input.folder)))
    if (hold !== null) return hold
    if (attempt >= tries) throw inUse()
    await pause(retryMs)
  }
}

const inUse = (): StoreRefusal =>
  new StoreRefusal('in-use', 'Another Switchyard already works with this store: stop it first, or give this one another DATA_DIR.')

function holdFile(folder: string): Hold | null {
  const lock = openLock(folder)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return {
    release: () => {
      lock.close()
      return Promise.resolve()
    },
  }
}

function openLock(folder: string): Sqlite.Database {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return new Sqlite(path.join(folder, 'in-use.sqlite'), { timeout: 0 })
  } catch (error) {
    throw unwritable(folder, error)
  }
}

async function holdPostgres(url: string, onLost: () => void): Promise<Hold | null> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [advisoryKey])
  if (rows[0]?.held !== true) {
    await client.end()
    return null
  }
  client.once('end', onLost)
  return {
    release: () => {
      client.off('end', onLost)
      return client.end()
    },
  }
}
