import { AppError } from '@/lib/server/core/errors'

type Sent = 'no' | 'maybe'

/** Codes mean different things per endpoint, so nothing here is global but the token's own two. */
const sentences: Record<string, Record<string, string>> = {
  'campaigns/status': {
    '6004': 'Convoso does not know this campaign.',
    '6010': 'Convoso did not receive the wanted state of the campaign.',
    '6026': 'Convoso does not accept this campaign id.',
    '6080': 'Convoso does not accept this campaign state.',
  },
  'lists/insert': {
    '6003': 'A list needs a name.',
    '6004': 'Convoso does not know this campaign.',
    '6046': 'The name of a list needs at least 10 characters.',
    '6081': 'Another list already has this name.',
  },
  'lists/update': {
    '6002': 'Convoso does not know this list.',
    '6004': 'Convoso does not know this campaign.',
    '6046': 'The name of a list needs at least 10 characters.',
    '6081': 'Another list already has this name.',
  },
  'lists/search': { '6002': 'Convoso does not know this list.', '6004': 'Convoso does not know this campaign.' },
  'lists/delete': { '6002': 'Convoso does not know this list.', '102': 'Convoso is still deleting this list.' },
  'leads/search': {
    '7230': 'Convoso does not accept this page size.',
    '7258': 'Convoso does not accept this page size.',
    '7231': 'Convoso does not accept this page offset.',
  },
  'leads/insert': {
    '6002': 'Convoso does not know this list.',
    '6006': 'Convoso does not know this user.',
    '6007': 'A lead needs a phone number and a list.',
    '6008': 'Convoso does not accept this phone number.',
    '6009': 'A lead with this phone number already exists.',
    '6023': 'A required field of the lead is missing.',
    '6079': 'Convoso does not accept this e-mail address.',
  },
  'leads/update': {
    '6001': 'Convoso does not know this lead.',
    '6002': 'Convoso does not know this list.',
    '6006': 'Convoso does not know this user.',
    '6008': 'Convoso does not accept this phone number.',
    '6070': 'Convoso does not accept this lead id.',
    '6071': 'Convoso does not know this lead.',
    '6079': 'Convoso does not accept this e-mail address.',
  },
  'leads/delete': { '6001': 'Convoso does not know this lead.' },
  'leads/get-recordings': { '7231': 'Convoso does not accept this page offset.' },
  'users/search': { '7231': 'Convoso does not accept this page offset.' },
  'users/recordings': {
    '6006': 'Convoso gives no recordings by this user.',
    '7231': 'Convoso does not accept this page offset.',
  },
  'log/retrieve': {
    '6002': 'Convoso does not know this list.',
    '6004': 'Convoso does not know this campaign.',
    '6006': 'Convoso does not know this user.',
    '6030': 'Convoso does not know this queue.',
    '7231': 'Convoso does not accept this page offset: choose a shorter time span.',
  },
  'callbacks/search': { '7231': 'Convoso does not accept this page offset.' },
}

/** Which fields of ours a refusal is about. A user may be the lead's own or its owner: whoever asked knows which one was sent. */
const leadPlaces = { '6002': ['listId'], '6006': ['ownerId', 'userId'], '6008': ['phone'], '6079': ['email'] }
const places: Record<string, Record<string, readonly string[]>> = {
  'leads/insert': { ...leadPlaces, '6007': ['phone'], '6009': ['phone'] },
  'leads/update': leadPlaces,
}

export function rejected(path: string, code: string | null): AppError {
  if (code === null) return new AppError('upstream_rejected', 'Convoso refused this request without giving a reason code.')
  const sentence = sentences[path]?.[code] ?? `Convoso refused this request with code ${code}.`
  const fields = places[path]?.[code]?.map((field) => ({ path: field, message: sentence }))
  return new AppError('upstream_rejected', sentence, { upstreamCode: code, ...(fields === undefined ? {} : { fields }) })
}

/** A refusal at the door: nothing was carried out. */
export const refusedToken = (code: string | null): AppError =>
  new AppError('upstream_auth', tokenSentence, { sent: 'no', ...(code === null ? {} : { upstreamCode: code }) })

const tokenSentence =
  'Convoso does not accept the access token of this console, or the token lacks this section. An administrator must check it.'

export const unavailable = (problem: 'timeout' | 'failed' | 'status' | 'given-up', sent: Sent, retryAfterSeconds?: number): AppError =>
  new AppError('upstream_unavailable', unavailableSentences[problem], { sent, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })

const unavailableSentences = {
  timeout: 'Convoso did not answer in time.',
  failed: 'The connection to Convoso failed.',
  status: 'Convoso reports a fault of its own.',
  'given-up': 'The request was given up before Convoso answered.',
}

export const unreadable = (isWrite: boolean): AppError =>
  new AppError('upstream_unreadable', 'Convoso answered with something this console can not read.', isWrite ? { sent: 'maybe' } : {})

export const busy = (problem: 'limit' | 'queue' | 'breaker', retryAfterSeconds?: number): AppError =>
  new AppError('upstream_busy', busySentences[problem], { sent: 'no', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })

const busySentences = {
  limit: 'Convoso asks us to slow down.',
  queue: 'Too many requests to Convoso are waiting already.',
  breaker: 'Convoso has been failing, so this console waits a moment before it asks again.',
}

export const invalid = (sentence: string, path?: string): AppError =>
  new AppError('invalid_request', sentence, path === undefined ? {} : { fields: [{ path, message: sentence }] })
