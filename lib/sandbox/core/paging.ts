import { filterOf, type Form } from './form'
import { Refusal } from './reply'

/** Digits only: a negative or other offset is refused on every paged path. */
export const offsetOf = (form: Form, max = Number.MAX_SAFE_INTEGER): number => {
  const text = filterOf(form, 'offset') ?? '0'
  const offset = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(offset) || offset > max) throw new Refusal(7231, 'Invalid offset value')
  return offset
}

/** A limit that is no number of rows falls back; a larger one than the cap is clamped. */
export const clampedLimitOf = (form: Form, bounds: { fallback: number; max: number }): number => {
  const text = filterOf(form, 'limit')
  const limit = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0
  return limit > 0 ? Math.min(limit, bounds.max) : bounds.fallback
}
