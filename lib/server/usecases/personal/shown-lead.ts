import type { Lead, ShownLead } from '@/lib/contracts/leads'
import { maskCards, maskContacts, maskEmail, maskPhone, yearOf } from '@/lib/shared/masking'
import type { Actor } from '@/lib/server/ports/actor'
import { maySeePersonal } from './may-see-personal'

type Mask = (value: string) => string

const hide: Mask = (value) => (value === '' ? '' : '•••')

/** What a viewer does not see in full; every text besides is searched for contacts. */
const viewerMasks: Partial<Record<keyof Lead, Mask>> = {
  phone: maskPhone,
  altPhone1: maskPhone,
  altPhone2: maskPhone,
  email: maskEmail,
  address1: hide,
  address2: hide,
  postalCode: hide,
  dateOfBirth: yearOf,
}

const texts = ['firstName', 'lastName', 'address1', 'address2', 'city', 'province', 'country', 'gender', 'notes'] as const
const phones = ['phone', 'altPhone1', 'altPhone2'] as const
const others = ['email', 'postalCode', 'dateOfBirth'] as const

/** A lead as this person may see it. Account-specific fields appear only when they are named in `customFields`, to nobody who sees masks. */
export function shownLead(ctx: { actor: Actor }, lead: Lead, customFields: readonly string[] = []): ShownLead {
  const isFull = maySeePersonal(ctx)
  const shown: Lead = { ...lead, custom: isFull ? chosen(lead.custom, customFields) : {} }
  const masked: string[] = []
  for (const field of [...texts, ...phones, ...others]) {
    shown[field] = isFull ? maskCardsIn(field, lead[field]) : maskForViewer(field, lead[field])
    if (shown[field] !== lead[field]) masked.push(field)
  }
  for (const name of Object.keys(shown.custom)) if (shown.custom[name] !== lead.custom[name]) masked.push(`custom.${name}`)
  return { ...shown, masked }
}

type Field = (typeof texts)[number] | (typeof phones)[number] | (typeof others)[number]

/** A phone of many digits may pass for a card's number by chance; in its own field it is a phone. */
const maskCardsIn = (field: Field, value: string): string => (phones.some((phone) => phone === field) ? value : maskCards(value))

const maskForViewer = (field: Field, value: string): string => (viewerMasks[field] ?? ((text) => maskContacts(maskCards(text))))(value)

const chosen = (custom: Lead['custom'], names: readonly string[]): Lead['custom'] =>
  Object.fromEntries(Object.entries(custom).flatMap(([name, value]) => (names.includes(name) ? [[name, maskCards(value)]] : [])))
