import { AppError } from '@/lib/server/core/errors'
import type { Secret } from './secret'

/** Fields of one request by their wire name; undefined ones are left out, `''` clears a field on writes. */
export type Fields = Record<string, string | number | undefined>

const tokenField = 'auth_token'

/** The urlencoded body without the token, which also serves as the identity of a read. */
export function encodeFields(fields: Fields): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (name.trim().toLowerCase() === tokenField) throw new AppError('invalid_request', 'The access token can not be set by a request.')
    if (value !== undefined) form.append(name, String(value))
  }
  return form.toString()
}

/** Adds the token as the last field, so that nothing before it can stand in its place. */
export function withToken(encoded: string, token: Secret): string {
  const last = new URLSearchParams([[tokenField, token.reveal()]]).toString()
  return encoded === '' ? last : `${encoded}&${last}`
}
