import type { KeptLeadSearch, LeadSearchInput, UnderstoodSearch } from '@/lib/contracts/lead-search'
import type { LeadFilters } from '@/lib/contracts/leads'
import { nameOrders, personText } from '@/lib/shared/person-text'
import { AppError } from '@/lib/server/core/errors'
import { readPhone } from './read-phone'

type Fields = NonNullable<LeadSearchInput['fields']>

/** What a person asked for, as the searches that find it. Throws invalid_request when nothing was asked. */
export function understandPerson({ text, exactly, fields }: LeadSearchInput): KeptLeadSearch {
  if (fields !== undefined && Object.values(fields).some((value) => value !== undefined)) return byFields(fields)
  const person = personText(text ?? '')
  if (person === null) throw new AppError('invalid_request', 'Type a phone number, an e-mail address, a name or the id of a lead.')
  if (person.kind === 'phone') return byPhone(person.text, exactly)
  if (person.kind === 'email') return { understoodAs: understood('email', person.text, `The e-mail address ${person.text}`), any: [{ email: person.text }] }
  if (person.kind === 'lead-id') return { understoodAs: understood('lead-id', person.text, `Lead ${person.text}`), any: [{ leadIds: [person.text] }] }
  return byName(person.text)
}

const understood = (kind: UnderstoodSearch['kind'], text: string, sentence: string, otherNumbers: string[] = []): UnderstoodSearch => ({
  kind, text, sentence, otherNumbers,
})

const phoneFields = ['phone', 'altPhone1', 'altPhone2'] as const

function byPhone(text: string, exactly: boolean): KeptLeadSearch {
  const digits = text.replace(/\D/g, '')
  const read = readPhone(text)
  const number = exactly || read === null ? digits : read.national
  const withCode = read === null ? [] : [read.national, `${read.countryCode}${read.national}`]
  const others = [...new Set(withCode)].filter((other) => other !== number)
  const shown = exactly || read === null ? digits : text
  return {
    understoodAs: understood('phone', shown, `The number ${number}, as main or alternate phone`, others),
    any: phoneFields.map((field) => ({ [field]: number })),
  }
}

function byName(text: string): KeptLeadSearch {
  const orders = nameOrders(text)
  const words = orders.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '))
  const sentence = words.length === 1 ? `The name ${words[0] ?? text}` : `The name ${text}, first or last name first`
  return { understoodAs: understood('name', text, sentence), any: orders }
}

function byFields({ custom, ...texts }: Fields): KeptLeadSearch {
  const filter: LeadFilters = { ...texts, ...(custom !== undefined && { custom }) }
  for (const field of phoneFields) {
    const typed = texts[field]
    if (typed !== undefined) filter[field] = readPhone(typed)?.national ?? typed.replace(/\D/g, '')
    if (filter[field] === '') throw new AppError('invalid_request', 'A phone number has digits.', { fields: [{ path: field, message: 'has no digits' }] })
  }
  const named = [...Object.entries(texts), ...Object.entries(custom ?? {})].flatMap(([name, value]) => (value === undefined ? [] : [`${wordsOf(name)} ${value}`]))
  return { understoodAs: understood('fields', '', named.join(', ')), any: [filter] }
}

/** `altPhone1` as people say it: `alt phone 1`. */
const wordsOf = (name: string): string => name.replace(/_/g, ' ').replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
