import type { Problem } from '@/lib/contracts/errors'
import { buildId } from '@/lib/shared/build-id'
import { isAttended } from './attention'
import { RequestProblem } from './request-problem'
import { announceSessionEnded } from './session-ended'

type GetOptions = { signal?: AbortSignal }

type Send = {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  /** The same key for the same intent: a repeated send is answered, not done again. */
  idempotencyKey?: string
  signal?: AbortSignal
}

/**
 * Throws RequestProblem. `path` begins with `/api/`. `T` is the contract's type: the server that answers is of the same build as this
 * page (`read` refuses any other), so what the compiler promised there holds here.
 */
export async function getJson<T>(path: string, { signal }: GetOptions = {}): Promise<T> {
  const background = isAttended() ? undefined : { 'x-switchyard-background': '1' }
  return read(await ask(path, { headers: { accept: 'application/json', ...background }, ...(signal && { signal }) }))
}

/** Throws RequestProblem; with `no_answer` the act is unknown, not failed. An answer of 204 is undefined. */
export async function sendJson<T = undefined>(send: Send): Promise<T> {
  const { method, path, body, idempotencyKey, signal } = send
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal && { signal }) }
  return read(await ask(path, init))
}

/** Lines of JSON as they come, for answers that take their time. Throws RequestProblem, also when the answer breaks off. */
export async function getLines<T>(path: string, onLine: (line: T) => void, { signal }: GetOptions = {}): Promise<void> {
  const response = await ask(path, { headers: { accept: 'application/x-ndjson' }, ...(signal && { signal }) })
  if (response.headers.get('x-switchyard-build') !== buildId || response.body === null) throw unreadable(response)
  let rest = ''
  const decoded = response.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (let next = await decoded.read(); !next.done; next = await decoded.read()) {
      const lines = `${rest}${next.value}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(JSON.parse(line))
    }
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw new RequestProblem('no_answer', 'The answer broke off. Check the connection of this computer and try again.')
  }
}

/** `/api/x?state=on&state=off`: empty values are left out, lists repeat their name. */
export function withQuery(path: string, query: Record<string, string | number | boolean | readonly string[] | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const each of typeof value === 'object' ? value : [String(value)]) search.append(name, each)
  }
  return search.size === 0 ? path : `${path}?${search}`
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }).catch((error: unknown) => {
    // Aborted on purpose: the query library tells that apart itself.
    if (init.signal?.aborted === true) throw error
    throw new RequestProblem('no_answer', 'Switchyard did not answer. Check the connection of this computer and try again.')
  })
  if (response.ok) return response
  if (response.status === 401) announceSessionEnded()
  throw await problemOf(response)
}

async function read<T>(response: Response): Promise<T> {
  if (response.headers.get('x-switchyard-build') !== buildId) throw unreadable(response)
  return response.json().catch((error: unknown) => {
    // No body at all is what 204 means; anything else that is no JSON is not ours.
    if (response.status === 204) return undefined
    throw error instanceof SyntaxError ? unreadable(response) : error
  })
}

async function problemOf(response: Response): Promise<RequestProblem> {
  const body: Partial<Problem> | null = await response.json().catch(() => null)
  if (body?.code === undefined || body.detail === undefined) return unreadable(response)
  const { code, detail, errors, ...rest } = body
  return new RequestProblem(code, detail, { ...rest, ...(errors && { fields: errors }) })
}

function unreadable(response: Response): RequestProblem {
  const requestId = response.headers.get('x-request-id')
  const sentence = 'This page is of another version than the server, or something between them answered. Reload the page.'
  return new RequestProblem('unreadable', sentence, { status: response.status, ...(requestId !== null && { requestId }) })
}
