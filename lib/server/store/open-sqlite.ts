import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { CamelCasePlugin, Kysely } from 'kysely'
import { guardedDialect } from './guarded-dialect'
import type { Database, Tables } from './schema'
import { immediateSqliteDialect } from './sqlite-dialect'
import { StoreRefusal, unwritable } from './store-refusal'

/** Opens (or makes) the file, readable by its owner alone, and checks it. Nothing committed is lost; other writers are waited for so long. */
export function openSqlite(file: string, busyTimeoutMs: number): { database: Database; raw: Sqlite.Database } {
  makeFile(file)
  const raw = openChecked(file, busyTimeoutMs)
  const kysely = new Kysely<Tables>({ dialect: guardedDialect(immediateSqliteDialect(raw, busyTimeoutMs)), plugins: [new CamelCasePlugin()] })
  return { database: { kysely, dialect: 'sqlite', version: versionOf(raw) }, raw }
}

/** Other connections' commits move the one number, our own changes the other. */
function versionOf(raw: Sqlite.Database): () => string | null {
  const others = raw.prepare('pragma data_version').pluck()
  const own = raw.prepare('select total_changes()').pluck()
  return () => {
    try {
      return `${String(others.get())} ${String(own.get())}`
    } catch {
      // A busy or failing file is told by the read itself.
      return null
    }
  }
}

/** Makes a folder that is ours alone readable by its owner alone, also where it was there before. */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function makeFile(file: string): void {
  const folder = path.dirname(file)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a+', 0o600))
    chmodSync(file, 0o600)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function openChecked(file: string, busyTimeoutMs: number): Sqlite.Database {
  let raw: Sqlite.Database | undefined
  try {
    raw = new Sqlite(file, { timeout: busyTimeoutMs })
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    // Without it a REPLACE would slip past the trigger that guards the audit.
    raw.pragma('recursive_triggers = ON')
    if (raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corrupt(file)
    // From here on the driver waits for other writers without holding up this process.
    raw.pragma('busy_timeout = 5')
    return raw
  } catch (error) {
    raw?.close()
    throw toRefusal(file, error)
  }
}

function toRefusal(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return corrupt(file, error)
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|FULL|PERM)/.test(code)) return unwritable(path.dirname(file), error)
  return error
}

const corrupt = (file: string, cause?: unknown): StoreRefusal =>
  new StoreRefusal('corrupt', `The database file ${file} is damaged: restore it from a backup, or move it away to start empty.`, cause)
