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

const digits = z.string().regex(/^[1-9]\d{0,19}$/)
const safePositive = z.int().positive().transform(String)

/** A row's own id: number or digits, above zero. */
export const id = z.union([digits, safePositive])

/** Ids that may hold letters, e.g. of recordings. */
export const looseId = z.union([safePositive, z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)])

/** A reference to another row; `0`, `""`, null and absent mean none. */
export const reference = id.nullable().catch(null)

/** References to users, which may be `0`-padded or names in some accounts. */
export const textOrNull = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .catch(null)

export const text = z.union([z.string(), z.number().transform(String)]).catch('')

/** A count or a decimal, as number or as its text. */
const numeric = z.union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d+)?$/).transform(Number)])
export const numberOrNull = numeric.nullable().catch(null)
export const count = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,15}$/).transform(Number)])
export const countOrNull = count.nullable().catch(null)

export const yesNo = z.enum(['Y', 'N']).transform((word) => word === 'Y')

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
