import { createHash } from 'node:crypto'
import type { Account } from './core/account'
import { count, numberOf, textOf, type Row } from './core/rows'

/** What a recording is called by, from the row of its call. */
export type RecordingName = { file: string; url: string }

/** File name and address of a call's recording; the address is only the name when the account gives bare names. */
export const recordingNameOf = (account: Account, call: Row, baseUrl: string): RecordingName => {
  const startedAt = numberOf(call, 'started_at')
  const file = [account.number, textOf(call, 'user_id'), textOf(call, 'phone_number'), textOf(call, 'lead_id'), textOf(call, 'campaign_id'),
    startedAt,
    `${numberOf(call, 'id') % 10_000}-in-${startedAt + numberOf(call, 'seconds')}.${recordingFormat}`].join('_')
  return { file, url: account.options.recordingUrls === 'bare' ? file : playLink(account, numberOf(call, 'id'), baseUrl) }
}

export const recordingFormat = 'mp3'

/** The call that a link's blob stands for; undefined for one that we did not make. */
export const callIdOf = (account: Account, unitId: string): number | undefined => {
  const id = Number.parseInt(unitId.slice(-idDigits), 16)
  const isOurs = Number.isSafeInteger(id) && unitIdOf(account, id) === unitId
  return isOurs && count(account.db, 'SELECT EXISTS (SELECT 1 FROM calls WHERE id = ?)', [id]) === 1 ? id : undefined
}

/** Account number and unit id in a blob, or undefined for text that is none. */
export const readBlob = (blob: string): { number: number; unitId: string } | undefined => {
  try {
    const parsed: unknown = JSON.parse(decodeURIComponent(Buffer.from(blob, 'base64').toString('latin1')))
    if (typeof parsed !== 'object' || parsed === null || !('account_id' in parsed) || !('u_id' in parsed)) return undefined
    return { number: Number(parsed.account_id), unitId: String(parsed.u_id) }
  } catch {
    return undefined
  }
}

const idDigits = 12

const playLink = (account: Account, callId: number, baseUrl: string): string => {
  const blob = Buffer.from(encodeURIComponent(JSON.stringify({ account_id: account.number, u_id: unitIdOf(account, callId) })),
    'latin1').toString('base64')
  // One value for the whole account: it is no signature of the recording.
  const rlt = createHash('sha256').update(`${account.id}:${account.seed}`).digest('base64url')
  return `${baseUrl}/play-recording-public/${blob}?rlt=${rlt}`
}

/** 32 characters: a digest that only this account makes, then the id. */
const unitIdOf = ({ id, seed }: Account, callId: number): string =>
  createHash('md5').update(`${id}:${seed}:call:${callId}`).digest('hex').slice(0, 32 - idDigits) + callId.toString(16).padStart(idDigits, '0')
