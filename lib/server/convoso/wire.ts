import { z } from 'zod'
import { isZone, parseInZone } from '@/lib/shared/zone-stamp'
import type { Instant } from '@/lib/shared/instant'
import { unreadable } from './errors'

/** Parses a part of an answer; anything but the documented shapes is upstream_unreadable, without a word of the answer in it. */
export function parsePart<T>(schema: z.ZodType<T>, value: unknown, isWrite = false): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw unreadable(isWrite)
  return parsed.data
}

const digitsOnly = /^[1-9]\d{0,19}$/
const digits = z.string().regex(digitsOnly)
const safePositive = z.int().positive().transform(String)

/** A row's own id: number or digits, above zero. */
export const id = z.union([digits, safePositive])

/** Ids that may hold letters, e.g. of recordings. */
export const looseId = z.union([safePositive, z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)])

// What a row may lack is read by a plain function each: a page may have 2,000 rows of thirty such fields.

/** A reference to another row; `0`, `""`, null and absent mean none. */
export const reference = lenient(referenceOf)

/** References to users, which may be `0`-padded or names in some accounts. */
export const textOrNull = lenient(textOrNullOf)

export const text = lenient(textOf)

/** A count or a decimal, as number or as its text. */
const numeric = z.union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d+)?$/).transform(Number)])
export const numberOrNull = numeric.nullable().catch(null)
export const countOrNull = lenient(countOf)
export const count = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,15}$/).transform(Number)])

export const yesNo = z.enum(['Y', 'N']).transform((word) => word === 'Y')

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export function textOrNullOf(value: unknown): string | null {
  return textOf(value) || null
}

export function referenceOf(value: unknown): string | null {
  if (typeof value === 'string') return digitsOnly.test(value) ? value : null
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null
}

export function countOf(value: unknown): number | null {
  if (typeof value === 'string') return /^\d{1,15}$/.test(value) ? Number(value) : null
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

function lenient<T>(read: (value: unknown) => T): z.ZodType<T> {
  return z.unknown().optional().transform(read)
}

const phpDate = z.object({ date: z.string(), timezone_type: z.int().optional(), timezone: z.string().optional() })

/** Every documented form of a moment; null for none (`""`, `0000-00-00`) and for anything unknown. */
export const moment = (zone: string) =>
  z
    .unknown()
    .optional()
    .transform((value) => readMoment(value, zone))

export function readMoment(value: unknown, zone: string): Instant | null {
  if (typeof value === 'string') return parseInZone(value, zone)
  const php = phpDate.safeParse(value)
  return php.success ? parseInZone(php.data.date, zoneOf(php.data.timezone) ?? zone) : null
}

/** The zone that a PHP date names, when it is one. */
export function zoneOfMoment(value: unknown): string | null {
  const php = phpDate.safeParse(value)
  return php.success ? zoneOf(php.data.timezone) : null
}

const zoneOf = (name: string | undefined): string | null => (name !== undefined && isZone(name) ? name : null)

/** `H…:MM:SS` with as many hours as it takes, in seconds. */
export const duration = z
  .string()
  .regex(/^\d{1,6}:[0-5]\d:[0-5]\d$/)
  .transform((text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0))
