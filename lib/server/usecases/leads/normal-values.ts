import type { LeadValues } from '@/lib/contracts/lead-edits-words'
import { AppError } from '@/lib/server/core/errors'
import { readPhone } from './read-phone'

const phones = ['phone', 'altPhone1', 'altPhone2'] as const

/** Numbers as the dialer holds them: national digits. `phoneCode`: the country that the lead's numbers are in. Throws invalid_request at the field. */
export function normalValues<T extends LeadValues>(values: T, phoneCode: string): T {
  const normal = { ...values }
  for (const field of phones) {
    const typed = values[field]
    const code = values.phoneCode ?? phoneCode
    if (typed === undefined || typed === '' || isNational(typed, code)) continue
    const phone = readPhone(typed)
    if (phone === null) throw atField(field, 'This is not a phone number.')
    if (phone.countryCode !== code)
      throw atField(field, `This number has country code ${phone.countryCode}, the lead has ${code === '' ? 'none' : code}. Change the country code too.`)
    normal[field] = phone.national
  }
  return normal
}

/** Ten digits are a whole number at home; elsewhere nobody can tell by the digits alone. */
const isNational = (typed: string, code: string): boolean => /^\d+$/.test(typed) && (typed.length === 10 || (code !== '1' && code !== ''))

export const atField = (path: string, sentence: string): AppError => new AppError('invalid_request', sentence, { fields: [{ path, message: sentence }] })
