/** What Convoso sums up per agent, and what its calls came to. Seconds are whole; null is not known, never zero. */
export type Sums = {
  calls: number
  humans: number
  machines: number
  talkSeconds: number
  waitSeconds: number
  wrapSeconds: number
  pauseSeconds: number
  totalSeconds: number
  contacts: number | null
  successes: number | null
  /** Calls whose disposition has no meaning yet: neither contact nor not. */
  unsorted: number | null
}

export const countMeasures = ['calls', 'humans', 'machines', 'contacts', 'successes', 'unsorted'] as const
export const timeMeasures = ['talkSeconds', 'waitSeconds', 'wrapSeconds', 'pauseSeconds', 'totalSeconds'] as const
export const measures = [...countMeasures, ...timeMeasures] as const
export type Measure = (typeof measures)[number]

export const measureWords: Record<Measure, string> = {
  calls: 'Calls',
  humans: 'Human answers',
  machines: 'Machines',
  contacts: 'Contacts',
  successes: 'Successes',
  unsorted: 'Unsorted calls',
  talkSeconds: 'Talk time',
  waitSeconds: 'Wait time',
  wrapSeconds: 'Wrap-up time',
  pauseSeconds: 'Pause time',
  totalSeconds: 'Logged time',
}

/** A column that a manager defined: one measure over another. */
export type RatioOf = { numerator: Measure; denominator: Measure }

/** `share`: of the same kind, as percent. `per-hour`: a count for each hour. `seconds-each`: a length for each count. */
export type RatioKind = 'share' | 'per-hour' | 'seconds-each'

export function ratioKind({ numerator, denominator }: RatioOf): RatioKind {
  if (isTime(numerator) === isTime(denominator)) return 'share'
  return isTime(denominator) ? 'per-hour' : 'seconds-each'
}

/** From the sums themselves: a mean of the rates of agents or days would give each the same weight. Null over nothing. */
export function ratioValue(sums: Sums, { numerator, denominator }: RatioOf): number | null {
  const [over, under] = [sums[numerator], sums[denominator]]
  if (over === null || under === null || under === 0) return null
  return (over / under) * (ratioKind({ numerator, denominator }) === 'per-hour' ? 3_600 : 1)
}

const isTime = (measure: Measure): boolean => timeMeasures.some((time) => time === measure)

/** Rates that stand in the table from the beginning. */
export const standardRatios = {
  callsPerHour: { name: 'Calls / h', numerator: 'calls', denominator: 'totalSeconds' },
  humansPerHour: { name: 'Human / h', numerator: 'humans', denominator: 'totalSeconds' },
  contactsPerHour: { name: 'Contacts / h', numerator: 'contacts', denominator: 'totalSeconds' },
  successesPerHour: { name: 'Successes / h', numerator: 'successes', denominator: 'totalSeconds' },
  talkShare: { name: 'Talk %', numerator: 'talkSeconds', denominator: 'totalSeconds' },
  waitShare: { name: 'Wait %', numerator: 'waitSeconds', denominator: 'totalSeconds' },
  wrapShare: { name: 'Wrap %', numerator: 'wrapSeconds', denominator: 'totalSeconds' },
  pauseShare: { name: 'Pause %', numerator: 'pauseSeconds', denominator: 'totalSeconds' },
  humanRate: { name: 'Human %', numerator: 'humans', denominator: 'calls' },
  contactRate: { name: 'Contact %', numerator: 'contacts', denominator: 'calls' },
  successRate: { name: 'Success %', numerator: 'successes', denominator: 'calls' },
} as const satisfies Record<string, RatioOf & { name: string }>
export type StandardRatio = keyof typeof standardRatios

export const noSums: Sums = {
  calls: 0, humans: 0, machines: 0, talkSeconds: 0, waitSeconds: 0, wrapSeconds: 0, pauseSeconds: 0, totalSeconds: 0, contacts: 0, successes: 0, unsorted: 0,
}

/** One that is not known makes the sum unknown. */
export function addSums(all: readonly Sums[]): Sums {
  const total = { ...noSums }
  for (const sums of all) for (const measure of measures) addTo(total, measure, sums[measure])
  return total
}

function addTo(total: Sums, measure: Measure, value: number | null): void {
  if (isCounted(measure)) total[measure] = total[measure] === null || value === null ? null : total[measure] + value
  else total[measure] += value ?? 0
}

const isCounted = (measure: Measure): measure is 'contacts' | 'successes' | 'unsorted' =>
  measure === 'contacts' || measure === 'successes' || measure === 'unsorted'

export type Band = { low: number; median: number; high: number; count: number }

/** Median and quartiles (linear between neighbours); null where nobody has a value. */
export function bandOf(values: readonly (number | null)[]): Band | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  if (known.length === 0) return null
  return { low: quantile(known, 0.25), median: quantile(known, 0.5), high: quantile(known, 0.75), count: known.length }
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** Below so many calls an agent is shown in grey and counts in no median. */
export const usualFewCalls = 20
/** Who was logged in for less has no rate: one call in a minute is not sixty an hour. */
export const shortLogSeconds = 900
export const mostFewCalls = 10_000
export const longestRatioName = 40
export const mostRatios = 30
export const trendSteps = ['day', 'hour'] as const
export type TrendStep = (typeof trendSteps)[number]
export const mostTrendDays = 400
export const mostHourlyDays = 3
