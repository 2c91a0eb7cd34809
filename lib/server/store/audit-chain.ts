import { createHash } from 'node:crypto'
import { stripVTControlCharacters } from 'node:util'
import type { AuditRecord } from '@/lib/server/ports/store'
import type { AuditRow } from './schema'

/** What the first entry's hash builds on. */
export const chainStart = '0'.repeat(64)

type UnchainedRow = Omit<AuditRow, 'hash'>

/** SHA-256 over the previous hash and the row as canonical JSON. */
export const chainHash = (previous: string, row: UnchainedRow): string =>
  createHash('sha256').update(previous).update('\n').update(canonicalJson(row)).digest('hex')

/** The record as it is stored: one line per text, and only characters that both databases give back unchanged. */
export const toRow = (record: AuditRecord, seq: number, at: string): UnchainedRow => ({
  seq,
  at,
  actId: record.actId,
  outcome: record.outcome,
  action: record.action,
  actorId: oneLineOrNull(record.actorId),
  actorName: oneLine(record.actorName),
  actorRole: record.actorRole,
  address: oneLineOrNull(record.address),
  requestId: oneLineOrNull(record.requestId),
  targetKind: oneLineOrNull(record.targetKind),
  targetId: oneLineOrNull(record.targetId),
  targetName: oneLineOrNull(record.targetName),
  beforeJson: jsonOrNull(record.before),
  afterJson: jsonOrNull(record.after),
  reason: oneLineOrNull(record.reason),
  upstream: oneLineOrNull(record.upstream),
})

/** Names as they are searched: SQL's own lower() knows only ASCII on one of the databases. */
export const folded = (name: string | null): string => (name ?? '').toLowerCase()

/** JSON with sorted keys, so that equal values give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}

function oneLine(text: string): string {
  const plain = stripVTControlCharacters(text).toWellFormed()
  return plain.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

const oneLineOrNull = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : oneLine(text))
const jsonOrNull = (value: unknown): string | null => (value === undefined || value === null ? null : canonicalJson(value))
