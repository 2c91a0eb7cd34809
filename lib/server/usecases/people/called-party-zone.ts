import { isZone } from '@/lib/shared/zone-stamp'

/** States that keep one time all over; the others are told by nothing that a lead holds. */
const oneZoneStates: Record<string, string> = {
  'America/New_York': 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL LA MN MO MS OK WI',
  'America/Denver': 'CO MT NM UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA WA',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR VI',
}
const zoneOfState = new Map(Object.entries(oneZoneStates).flatMap(([zone, states]) => states.split(' ').map((state) => [state, zone] as const)))

/** First three digits of postal codes, for leads without a state; only states of one zone. */
const postalRanges = `
CT 060 069|MA 010 027|ME 039 049|NH 030 038|NJ 070 089|NY 100 149|PA 150 196|RI 028 029|VT 050 059|DE 197 199|MD 206 219|VA 220 246|WV 247 268
NC 270 289|SC 290 299|GA 300 319|OH 430 458|DC 200 205|AL 350 369|AR 716 729|IA 500 528|IL 600 629|LA 700 714|MN 550 567|MO 630 658|MS 386 397
OK 730 749|WI 530 549|CO 800 816|MT 590 599|NM 870 884|UT 840 847|WY 820 831|AZ 850 865|CA 900 961|WA 980 994|HI 967 968`
const ranges = postalRanges.trim().split(/[|\n]/).map((range) => {
  const [state = '', first, last] = range.split(' ')
  return { state, first: Number(first), last: Number(last) }
})

type Home = { state: string; postalCode: string; country: string }

/** The zone where a lead lives, when its state or postal code leaves no doubt; null otherwise. An area code says nothing: people move. */
export function calledPartyZone({ state, postalCode, country }: Home): string | null {
  if (!/^(|us|usa|united states.*)$/i.test(country.trim())) return null
  const code = state.trim().toUpperCase()
  const zone = zoneOfState.get(code === '' ? stateOfPostal(postalCode) : code) ?? null
  return zone !== null && isZone(zone) ? zone : null
}

function stateOfPostal(postalCode: string): string {
  const digits = /^(\d{3})\d{2}(-?\d{4})?$/.exec(postalCode.trim())?.[1]
  if (digits === undefined) return ''
  return ranges.find(({ first, last }) => Number(digits) >= first && Number(digits) <= last)?.state ?? ''
}
