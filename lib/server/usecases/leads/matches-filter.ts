import type { Lead, LeadFilters } from '@/lib/contracts/leads'
import { fromInstant } from '@/lib/shared/instant'

/** How one filter is checked against a lead as the upstream gave it; null where a lead does not carry what the filter asks for. */
type Check = ((lead: Lead) => boolean) | null
type Wanted = { [Name in keyof LeadFilters]-?: NonNullable<LeadFilters[Name]> }
type FilterName = keyof Wanted
type Checks = { [Name in FilterName]: (wanted: Wanted[Name]) => Check }

/**
 * Whether a lead is what a search asked for, checked here because an upstream that ignores a filter answers with everybody.
 * Stricter than the upstream where it may match loosely. Filters that cannot be checked do not match.
 */
export function matchesFilter(lead: Lead, filters: LeadFilters): boolean {
  return Object.values(checksOf(filters)).every((check) => check !== null && check(lead))
}

/** Filters of this search that no answer can be checked against. */
export const uncheckableFilters = (filters: LeadFilters): string[] =>
  Object.entries(checksOf(filters)).flatMap(([name, check]) => (check === null ? [name] : []))

/** A search without any filter means the whole account. */
export const isWholeAccount = (filters: LeadFilters): boolean => Object.keys(checksOf(filters)).length === 0

function checksOf(filters: LeadFilters): Record<string, Check> {
  const found: Record<string, Check> = {}
  const given: { [Name in FilterName]?: Wanted[Name] | undefined } = filters
  const add = <Name extends FilterName>(name: Name) => {
    const wanted: Wanted[Name] | undefined = given[name]
    if (wanted !== undefined && isGiven(wanted)) found[name] = checks[name](wanted)
  }
  for (const name of filterNames) add(name)
  return found
}

/** An empty list or span is no filter; the upstream would not see it either. */
function isGiven(value: Wanted[FilterName]): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.values(value).some((part) => part !== undefined)
}

const text = (read: (lead: Lead) => string | null) => (wanted: string) => (lead: Lead) => folded(read(lead) ?? '') === folded(wanted)
const folded = (value: string): string => value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** With or without the country code, as one and the same number is written both ways. */
const phone = (read: (lead: Lead) => string) => (wanted: string) => (lead: Lead) => {
  const asked = digits(wanted)
  return asked !== '' && national(asked, lead) === national(digits(read(lead)), lead)
}
const digits = (value: string): string => value.replace(/\D/g, '')
function national(number: string, { phoneCode }: Lead): string {
  const code = digits(phoneCode) || '1'
  return number.length > 10 && number.startsWith(code) ? number.slice(code.length) : number
}

const among = (read: (lead: Lead) => string | null) => (wanted: string[]) => (lead: Lead) => wanted.includes(read(lead) ?? '')

type Span = { from?: string | undefined; to?: string | undefined }
/** Both ends belong to it; the upstream knows whole seconds only. */
const span = (read: (lead: Lead) => string | null) => (wanted: Span) => (lead: Lead) => {
  const moment = read(lead)
  if (moment === null) return false
  const second = secondOf(moment)
  return (wanted.from === undefined || second >= secondOf(wanted.from)) && (wanted.to === undefined || second <= secondOf(wanted.to))
}
const secondOf = (instant: string): number => Math.floor(fromInstant(instant) / 1000)

/** A lead does not tell when it was deleted, archived or changed in this sense, nor who changed it. */
const uncheckable = (): Check => null

const checks: Checks = {
  phone: phone((lead) => lead.phone),
  altPhone1: phone((lead) => lead.altPhone1),
  altPhone2: phone((lead) => lead.altPhone2),
  firstName: text((lead) => lead.firstName),
  lastName: text((lead) => lead.lastName),
  email: text((lead) => lead.email),
  address1: text((lead) => lead.address1),
  address2: text((lead) => lead.address2),
  city: text((lead) => lead.city),
  state: text((lead) => lead.state),
  province: text((lead) => lead.province),
  postalCode: text((lead) => lead.postalCode),
  country: text((lead) => lead.country),
  gender: text((lead) => lead.gender),
  dateOfBirth: text((lead) => lead.dateOfBirth),
  leadIds: among((lead) => lead.id),
  listIds: among((lead) => lead.listId),
  statuses: among((lead) => lead.status),
  userId: text((lead) => lead.userId),
  ownerId: text((lead) => lead.ownerId),
  createdBy: text((lead) => lead.createdBy),
  created: span((lead) => lead.createdAt),
  updated: span((lead) => lead.modifiedAt),
  lastCalled: span((lead) => lead.lastCalledAt),
  modifiedBy: uncheckable,
  deleted: uncheckable,
  archived: uncheckable,
  changed: uncheckable,
  custom: (wanted) => (lead) => Object.entries(wanted).every(([name, value]) => folded(lead.custom[name] ?? '') === folded(value)),
}

const isFilterName = (name: string): name is FilterName => name in checks
const filterNames = Object.keys(checks).filter(isFilterName)
