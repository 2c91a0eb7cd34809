import { serveAudio, type PlayedCall } from './audio/serve-audio'
import type { Account } from './core/account'
import { readForm } from './core/form'
import type { Premises } from './core/premises'
import { notFoundPage } from './core/reply'
import { first, numberOf, type Row } from './core/rows'
import { callIdOf, readBlob, recordingFormat } from './recording-link'

/** `/play-recording-public/<blob>`: whoever has the link hears the call; no token is asked for. */
export const playRecording = async (premises: Premises, request: Request): Promise<Response> => {
  const found = recordedCall(premises, request)
  const entry = premises.ledger.begin(request, await readForm(request), found?.account.id ?? null)
  const response = found ? serveAudio(request, audioOf(found), recordingFormat) : notFoundPage()
  premises.ledger.end(entry, response.status < 400 ? 'ok' : `http ${response.status}`)
  return response
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
