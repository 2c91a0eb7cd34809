import { z } from 'zod'
import type { AppError } from '@/lib/server/core/errors'
import { refusedToken, rejected, unreadable } from './errors'

/** A parsed answer that did not say no, or said "nothing found" by code. `success` is null where the older generation leaves it out. */
export type Envelope = { success: true | null; body: Record<string, unknown>; bytes: number; hasNoRows: boolean }

type EnvelopeInput = { path: string; isWrite: boolean; status: number; text: string; bytes: number }

const root = z.record(z.string(), z.unknown())
const code = z.union([z.int().transform(String), z.string().regex(/^\d{1,6}$/)])
const errorList = z.array(z.object({ code: code.optional() })).min(1)
const listPending = '102'

/** Searches that say "nothing found" with an error code; on any other call the same code is an error. */
const noRowCodes: Record<string, string> = {
  'leads/search': '6000',
  'leads/get-recordings': '6005',
  'users/search': '6005',
  'users/recordings': '6005',
  'agent-performance/search': '6031',
  'callbacks/search': '6000',
}

/** Content, JSON and `success`, in this order. Throws upstream_auth, upstream_rejected or upstream_unreadable; the upstream's words end here. */
export function openEnvelope({ path, isWrite, status, text, bytes }: EnvelopeInput): Envelope {
  const body = parseObject(text)
  if (status === 401 || status === 403) throw refusedToken(body === null ? null : codeOf(body))
  if (status >= 400) throw body?.success === false ? refusal(path, body) : rejected(path, null)
  if (body === null) throw unreadable(isWrite)
  const isSuccess = body.success
  const isPendingDelete = path === 'lists/delete' && codeOf(body) === listPending
  const hasNoRows = isSuccess === false && codeOf(body) === noRowCodes[path]
  if (isSuccess === true || hasNoRows || (isSuccess === false && isPendingDelete)) return { success: true, body, bytes, hasNoRows }
  if (isSuccess === false) throw refusal(path, body)
  if (isWrite || isSuccess !== undefined || 'error' in body || 'errors' in body) throw unreadable(isWrite)
  return { success: null, body, bytes, hasNoRows }
}

export const isListPending = (envelope: Envelope): boolean => codeOf(envelope.body) === listPending

export function refusal(path: string, body: Record<string, unknown>): AppError {
  const number = codeOf(body)
  const isAboutToken = number === '403' || number === '401' || number === '5001' || (number === null && saysToken(body.error ?? body.message))
  return isAboutToken ? refusedToken(number) : rejected(path, number)
}

function codeOf(body: Record<string, unknown>): string | null {
  for (const value of [body.code, body.error_code]) {
    const parsed = code.safeParse(value)
    if (parsed.success) return parsed.data
  }
  const list = errorList.safeParse(body.errors)
  return list.success ? (list.data[0]?.code ?? null) : null
}

/** The community documents name these two without a number. */
const saysToken = (text: unknown): boolean =>
  typeof text === 'string' && ['invalid authentication token', 'insufficient permissions'].includes(text.trim().toLowerCase())

function parseObject(text: string): Record<string, unknown> | null {
  if (!/^\s*\{/.test(text)) return null
  try {
    const parsed = root.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
