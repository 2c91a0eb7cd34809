import { findPhoneNumbersInText, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js'

export type PhoneText = {
  /** The national digits, as the dialer holds them. */
  national: string
  /** Without the plus: `1`. */
  countryCode: string
  extension: string | null
}

/** Numbers without a country code are read as those of this country. */
const home = 'US'
const longest = 500

/** A phone in any usual writing, alone or inside pasted text; null where none can be told. */
export function readPhone(text: string): PhoneText | null {
  const line = text.slice(0, longest).normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/(^|\s)00(?=[1-9])/, '$1+')
  const found = findPhoneNumbersInText(line, home)[0]?.number ?? parsed(line) ?? parsed(line.replace(/^[^+\d(]+/u, '')) ?? withoutPlus(line)
  if (found === undefined) return null
  const extension = found.ext !== undefined && saysExtension.test(line) ? found.ext : null
  return { national: found.nationalNumber, countryCode: found.countryCallingCode, extension }
}

/** After a bare comma a second number may stand as well. */
const saysExtension = /(?:x|ext|extension|extn|#)\s*[.:=]?\s*\d{1,7}\b/i

function parsed(line: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(line, home)
  return number?.isPossible() === true ? number : undefined
}

/** `442079460958`: too long for home, so its plus was lost on the way. */
function withoutPlus(line: string): PhoneNumber | undefined {
  const digits = line.replace(/\D/g, '')
  return digits.length > 10 && digits.length <= 15 ? parsed(`+${digits}`) : undefined
}
