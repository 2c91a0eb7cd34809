import { americanStates, type CallingRule, type HoursOfDay, type HourSource, type HourVerdict } from '@/lib/contracts/calling-hours-words'
import { formatInZone } from '@/lib/shared/zone-stamp'
import { candidateZones } from '../people/called-party-zone'

/** Where the called party may have been, and what told so. */
export type Whereabouts = { zones: readonly string[]; source: HourSource; state: string | null }

export type Judgement = {
  verdict: HourVerdict
  places: { zone: string; local: string; isInside: boolean }[]
  hours: string
  rule: CallingRule
}

/** Inside only where every zone it may have been says so; by the rule of the state that held on that day there, else by the one for everywhere. */
export function judgeCall(startedAt: string, { zones, state }: Whereabouts, rules: readonly CallingRule[]): Judgement {
  const places = zones.map((zone) => {
    const local = formatInZone(startedAt, zone)
    const rule = ruleFor(rules, state, local.slice(0, 10))
    return { zone, local: local.slice(0, 16), isInside: isInside(local, hoursOn(rule, local)), rule }
  })
  const inside = places.filter((place) => place.isInside).length
  const verdict = places.length === 0 ? 'unknown' : inside === places.length ? 'inside' : inside === 0 ? 'outside' : 'split'
  const shown = places.find((place) => !place.isInside) ?? places[0]
  const rule = shown?.rule ?? ruleFor(rules, state, startedAt.slice(0, 10))
  return {
    verdict,
    places: places.map(({ zone, local, isInside: isIn }) => ({ zone, local, isInside: isIn })),
    hours: shown === undefined ? '' : textOf(hoursOn(rule, shown.local)),
    rule,
  }
}

/** The newest rule of the state that was valid by then; a state without one has the rule for everywhere. */
export function ruleFor(rules: readonly CallingRule[], state: string | null, day: string): CallingRule {
  const newest = (wanted: string) =>
    rules.filter((rule) => rule.state === wanted && rule.validFrom <= day).toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
  const rule = (state === null ? undefined : newest(state)) ?? newest('')
  // Before the first rule nothing was forbidden.
  return rule ?? { state: '', validFrom: day, weekday: wholeDay, saturday: wholeDay, sunday: wholeDay, source: 'No rule held yet' }
}

const wholeDay = { from: '00:00', to: '23:59' }

function hoursOn({ weekday, saturday, sunday }: CallingRule, local: string): HoursOfDay {
  const day = new Date(`${local.slice(0, 10)}T12:00:00Z`).getUTCDay()
  return day === 0 ? sunday : day === 6 ? saturday : weekday
}

/** The last moment counts: a call that begins at 21:00:00 is not after 21:00. */
function isInside(local: string, hours: HoursOfDay): boolean {
  const time = local.slice(11, 19)
  return hours !== null && time >= `${hours.from}:00` && time <= (hours.to === '23:59' ? '23:59:59' : `${hours.to}:00`)
}

const textOf = (hours: HoursOfDay): string => (hours === null ? 'no calls that day' : `${hours.from}–${hours.to}`)

/** Every state with its zones: wherever in them somebody lives, this is what could hold. */
const anywhere: readonly Whereabouts[] = americanStates
  // Half a world away nothing would ever be settled; who is dialed there is told by the number.
  .filter((state) => !['GU', 'MP', 'AS'].includes(state))
  .map((state) => ({ ...candidateZones({ state }), state }))

/** Remembers for each minute whether a call then is inside, or outside, wherever in the country the called party lives. */
export function settledAnywhere(rules: readonly CallingRule[]): (startedAt: string) => 'inside' | 'outside' | null {
  const known = new Map<string, 'inside' | 'outside' | null>()
  return (startedAt) => {
    // The edges of hours lie on whole minutes, and belong to the hours: a second past them is judged by itself.
    const isEdge = startedAt.slice(17, 19) === '00'
    const minute = isEdge ? startedAt.slice(0, 19) : startedAt.slice(0, 16)
    const before = known.get(minute)
    if (before !== undefined) return before
    const verdicts = new Set(anywhere.map((where) => judgeCall(startedAt, where, rules).verdict))
    const [only] = verdicts
    const settled = verdicts.size === 1 && (only === 'inside' || only === 'outside') ? only : null
    if (known.size > 20_000) known.clear()
    known.set(minute, settled)
    return settled
  }
}

