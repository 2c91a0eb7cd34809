import type { Lead } from '@/lib/contracts/leads'
import { isZone } from '@/lib/shared/zone-stamp'
import { zonesByAreaCode, zonesByPostalCode, zonesByPostalPrefix, zonesByState } from './zone-tables'

type Place = { zip?: string; state?: string; phone?: string }

/** Every zone the called party may live in, and what told so. None: nothing tells. Only what holds in all of them may be said of the person. */
export type CandidateZones = { zones: string[]; source: 'zip' | 'state' | 'area-code' | 'unknown' }

/**
 * The postal code first, then a state with one clock, then the area code of a number of country code 1, then the clocks of a divided state.
 * A postal code and a state that exclude each other leave the zones of both; an area code outside the divided state says nothing, people move.
 */
export function candidateZones({ zip = '', state = '', phone = '' }: Place): CandidateZones {
  const byState = stateZones.get(state.trim().toUpperCase()) ?? []
  const byZip = zonesOfZip(zip.trim())
  if (byZip.length > 0) return { zones: agreed(byZip, byState), source: 'zip' }
  const byPhone = areaCodeZones.get(areaCodeOf(phone)) ?? []
  const narrows = byPhone.length > 0 && byPhone.every((zone) => byState.includes(zone))
  if (byState.length > 0 && !(byState.length > 1 && narrows)) return { zones: [...byState], source: 'state' }
  return byPhone.length > 0 ? { zones: [...byPhone], source: 'area-code' } : { zones: [], source: 'unknown' }
}

type LeadHome = Pick<Lead, 'postalCode' | 'state' | 'country' | 'phone' | 'phoneCode'>

/** For a lead: its postal code and state are read as American ones only where its country does not say otherwise. */
export function zonesOfLead({ postalCode, state, country, phone, phoneCode }: LeadHome): CandidateZones {
  const number = phoneCode === '' || phoneCode === '1' ? { phone } : {}
  return candidateZones(isAmerican.test(country.trim()) ? { zip: postalCode, state, ...number } : number)
}

const isAmerican = /^(|us|usa|united states.*)$/i

function agreed(byZip: readonly string[], byState: readonly string[]): string[] {
  if (byState.length === 0) return [...byZip]
  const both = byZip.filter((zone) => byState.includes(zone))
  return both.length > 0 ? both : [...new Set([...byZip, ...byState])]
}

function zonesOfZip(zip: string): readonly string[] {
  const [, code = '', prefix = ''] = /^((\d{3})\d{2})(?:-?\d{4})?$/.exec(zip) ?? []
  return postalCodeZones.get(code) ?? prefixZones.get(prefix) ?? []
}

/** Of ten digits, with or without the country code 1 before them. */
const areaCodeOf = (phone: string): string => /^1?(\d{3})\d{7}$/.exec(phone.replace(/\D/g, ''))?.[1] ?? ''

/** Zones that this runtime does not know are no candidates: their clock could not be read. */
function indexed(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(table).flatMap(([zones, codes]) => {
      const known = zones.split(' ').filter(isZone)
      return codes.trim().split(/\s+/).flatMap(spread).map((code) => [code, known] as const)
    }),
  )
}

/** `004-006`: each number between, with its leading zeros. */
function spread(group: string): string[] {
  const [first = '', last] = group.split('-')
  if (last === undefined) return [first]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at).padStart(3, '0'))
}

const stateZones = indexed(zonesByState)
const postalCodeZones = indexed(zonesByPostalCode)
const prefixZones = indexed(zonesByPostalPrefix)
const areaCodeZones = indexed(zonesByAreaCode)
