const dot = '•'

/** `•••••••••99`: the last two digits tell a familiar number without giving it away. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return phone === '' ? '' : dot.repeat(3)
  return digits.length < 6 ? dot.repeat(digits.length) : dot.repeat(digits.length - 2) + digits.slice(-2)
}

export const maskEmail = (email: string): string => (email === '' ? '' : `${dot.repeat(3)}@${dot.repeat(3)}`)

/** The year alone; nothing where none can be told. */
export const yearOf = (date: string): string => /(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(date)?.[1] ?? ''

const numberLike = /\(?\d(?:[\s().-]{0,3}\d){6,}/g
const emailLike = /[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+/g

/** Hides numbers of seven digits and more and e-mail addresses inside a free text. */
export const maskContacts = (text: string): string => hideEmails(text).replace(numberLike, (found) => maskPhone(found))

/** Looked for only where it can be: the search is slow, and a page of rows has tens of thousands of texts. */
const hideEmails = (text: string): string => (text.includes('@') ? text.replace(emailLike, maskEmail) : text)

const cardLike = /\d(?:[\s.-]?\d){12,18}/g

/** Hides whatever passes for a payment card's number, all but its last four digits; nobody needs one here. */
export const maskCards = (text: string): string => text.replace(cardLike, maskCard)

function maskCard(found: string): string {
  const digits = found.replace(/\D/g, '')
  return passesLuhn(digits) ? `${dot.repeat(digits.length - 4)}${digits.slice(-4)}` : found
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
