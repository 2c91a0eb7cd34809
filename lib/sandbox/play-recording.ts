import { serveAudio, type PlayedCall } from './audio/serve-audio'
import type { Account } from './core/account'
import { readForm } from './core/form'
import type { Premises } from './core/premises'
import { notFoundPage } from './core/reply'
import { first, numberOf, type Row } from './core/rows'
import { applyFault } from './faults/apply-fault'
import { callIdOf, readBlob, recordingFormat } from './recording-link'

/** `/play-recording-public/<blob>`: whoever has the link hears the call; no token is asked for. Ordered faults come first. */
export const playRecording = async (premises: Premises, request: Request): Promise<Response> => {
  const found = recordedCall(premises, request)
  const entry = premises.ledger.begin(request, await readForm(request.clone()), found?.account.id ?? null)
  const fault = premises.faults.take(new URL(request.url).pathname)
  let outcome = fault ? `fault ${fault.mode}` : 'broken'
  const answer = (asked: Request): Response => (found ? serveAudio(asked, audioOf(found), recordingFormat) : notFoundPage())
  try {
    if (fault) return await applyFault(fault, request, async (asked) => answer(asked))
    const response = answer(request)
    outcome = response.status < 400 ? 'ok' : `http ${response.status}`
    return response
  } finally {
    premises.ledger.end(entry, outcome)
  }
}

type Found = { account: Account; call: Row }

const recordedCall = ({ book }: Premises, request: Request): Found | undefined => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const blob = isRead ? readBlob(decodedPart(new URL(request.url).pathname)) : undefined
  const account = blob && book.byNumber(blob.number)
  const id = account && callIdOf(account, blob.unitId)
  if (!account || id === undefined) return undefined
  account.advance()
  const call = first(account.db, 'SELECT id, seconds, started_at FROM calls WHERE id = ? AND recording_at <= ?', [id, Math.floor(account.clock.now())])
  return call && { account, call }
}

const decodedPart = (pathname: string): string => {
  const part = pathname.slice('/play-recording-public/'.length)
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const audioOf = ({ account, call }: Found): PlayedCall => ({
  id: numberOf(call, 'id'), seconds: numberOf(call, 'seconds'), seed: account.seed, startedAt: numberOf(call, 'started_at'),
})
