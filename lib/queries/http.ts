import type * as z from 'zod/mini'
import { problem } from '@/lib/contracts/errors'
import { isAttended } from './attention'
import { RequestProblem } from './request-problem'
import { announceSessionEnded } from './session'

type GetOptions = { signal?: AbortSignal }

type Send = {
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  /** The same key for the same intent: a repeated send is answered, not done again. */
  idempotencyKey?: string
  signal?: AbortSignal
}

/** Throws RequestProblem. `path` begins with `/api/`. */
export async function getJson<S extends z.ZodMiniType>(schema: S, path: string, { signal }: GetOptions = {}): Promise<z.output<S>> {
  const background = isAttended() ? undefined : { 'x-switchyard-background': '1' }
  return read(schema, await ask(path, { headers: { accept: 'application/json', ...background }, ...(signal && { signal }) }))
}

/** Throws RequestProblem; with `no_answer` the act is unknown, not failed. An answer of 204 is parsed as undefined. */
export async function sendJson<S extends z.ZodMiniType>(schema: S, send: Send): Promise<z.output<S>> {
  const { method, path, body, idempotencyKey, signal } = send
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal && { signal }) }
  return read(schema, await ask(path, init))
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

async function read<S extends z.ZodMiniType>(schema: S, response: Response): Promise<z.output<S>> {
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => unreadableMark)
  const parsed = schema.safeParse(answer)
  if (answer !== unreadableMark && parsed.success) return parsed.data
  throw unreadable(response)
}

const unreadableMark = Symbol('unreadable')

async function problemOf(response: Response): Promise<RequestProblem> {
  const parsed = problem.safeParse(await response.json().catch(() => null))
  if (!parsed.success) return unreadable(response)
  const { code, detail, errors, ...rest } = parsed.data
  return new RequestProblem(code, detail, { ...rest, ...(errors && { fields: errors }) })
}

function unreadable(response: Response): RequestProblem {
  const requestId = response.headers.get('x-request-id')
  const sentence = 'Switchyard answered something this page does not understand. Reload the page; it may be an older version.'
  return new RequestProblem('unreadable', sentence, { status: response.status, ...(requestId !== null && { requestId }) })
}
