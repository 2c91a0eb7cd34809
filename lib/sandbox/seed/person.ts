import { firstNames, lastNameEnds, lastNames, lastNameStarts, leadSources, streets } from './catalogue'
import { plainName } from './plain-name'
import { places, type Place } from './places'
import { fraction, keyed, pick, whole, type Random } from './random'

/** Who stands behind a lead; the same person may stand in several lists. */
type Person = {
  phone: string
  otherPhones: readonly [string, string]
  firstName: string
  lastName: string
  email: string
  address1: string
  address2: string
  city: string
  state: string
  postalCode: string
  gender: string
  dateOfBirth: string
  carrierType: string
}

/** The person of the n-th lead: mostly a new one, in one case of seventeen somebody met before. */
export const personIndex = (seed: number, leadIndex: number): number => {
  let index = leadIndex
  while (index > 0 && fraction(seed, twinSalt, index) < 0.06) index = Math.floor(fraction(seed, twinSalt + 1, index) * index)
  return index
}

export const phoneOf = (seed: number, person: number): string => numberAt(spread(seed, person))

/** A second number, empty for three of four. */
export const otherPhoneOf = (seed: number, person: number): string =>
  fraction(seed, phoneSalt, person) < 0.26 ? numberAt(spread(seed, person + 911_111)) : ''

export const personAt = (seed: number, index: number): Person => {
  const random = keyed(seed, personSalt, index)
  const place = places[Math.floor(spread(seed, index) / linesPerCode)] ?? places[0]
  const firstName = random() < 0.02 ? '' : pick(random, firstNames)
  const lastName = lastNameOf(random)
  const other = otherPhoneOf(seed, index)
  return {
    phone: phoneOf(seed, index),
    otherPhones: [other, other !== '' && random() < 0.2 ? numberAt(spread(seed, index + 1_733_333)) : ''],
    firstName, lastName,
    email: random() < 0.28 ? '' : emailOf(random, { firstName, lastName, index }),
    ...addressOf(random, place),
    gender: random() < 0.3 ? '' : random() < 0.5 ? 'F' : 'M',
    dateOfBirth: random() < 0.35 ? '' : `${whole(random, 1938, 1998)}-${twoDigits(whole(random, 1, 12))}-${twoDigits(whole(random, 1, 28))}`,
    carrierType: random() < 0.62 ? 'MOBILE' : random() < 0.75 ? 'LANDLINE' : random() < 0.8 ? 'VOIP' : '',
  }
}

/** A lead's custom fields as JSON, a few of the ones that the industry sends. */
export const customFieldsOf = (random: Random, { vertical, date }: { vertical: string; date: string }): string => {
  const fields = [`"vertical":"${vertical}"`, `"source":"${pick(random, leadSources)}"`, `"lead_date":"${date}"`]
  if (random() < 0.7) fields.push(`"cost_per":"${(1 + random() * 39).toFixed(2)}"`)
  if (random() < 0.5) fields.push(`"homeowner":"${random() < 0.7 ? 'Yes' : 'No'}"`)
  if (random() < 0.4) fields.push(`"credit_grade":"${pick(random, ['Excellent', 'Good', 'Fair', 'Poor'])}"`)
  if (vertical === 'Solar') fields.push(`"avg_mon_elec_bill_new":"${whole(random, 60, 620)}"`)
  if (vertical === 'Solar') fields.push(`"utility_provider":"${pick(random, ['PG&E', 'SCE', 'SDG&E', 'APS', 'FPL', 'NV Energy', 'Duke Energy'])}"`)
  return `{${fields.join(',')}}`
}

const twinSalt = 21
const phoneSalt = 23
const personSalt = 24
const linesPerCode = 10_000
const domains = ['example.com', 'example.org', 'example.net'] as const

/** A walk through all fictitious numbers that meets none twice before it has met them all. */
const spread = (seed: number, index: number): number => {
  const room = places.length * linesPerCode
  return (((index * 1_618_033 + (seed % room) + room) % room) + room) % room
}

const numberAt = (place: number): string =>
  `${places[Math.floor(place / linesPerCode)]?.areaCode ?? '213'}555${String(place % linesPerCode).padStart(4, '0')}`

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const lastNameOf = (random: Random): string => {
  const kind = random()
  if (kind < 0.01) return ''
  return kind < 0.4 ? `${pick(random, lastNameStarts)}${pick(random, lastNameEnds)}` : pick(random, lastNames)
}

const emailOf = (random: Random, { firstName, lastName, index }: { firstName: string; lastName: string; index: number }): string => {
  const plain = [firstName, lastName].map(plainName).filter((part) => part !== '').join('.')
  return `${plain === '' ? 'customer' : plain}${index % 9_973}@${pick(random, domains)}`
}

const addressOf = (random: Random, place: Place | undefined): Pick<Person, 'address1' | 'address2' | 'city' | 'state' | 'postalCode'> => {
  if (place === undefined || random() < 0.07) return { address1: '', address2: '', city: '', state: place?.state.code ?? '', postalCode: '' }
  const { code, cities, postal } = place.state
  return {
    address1: `${whole(random, 1, 19_999)} ${pick(random, streets)}`,
    address2: random() < 0.12 ? `Apt ${whole(random, 1, 480)}` : '',
    city: pick(random, cities), state: code,
    postalCode: `${String(whole(random, postal[0], postal[1])).padStart(3, '0')}${String(whole(random, 1, 99)).padStart(2, '0')}`,
  }
}
