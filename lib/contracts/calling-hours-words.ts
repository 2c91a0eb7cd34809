export const americanStates = [
  'AL', 'AK', 'AS', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DC', 'DE', 'FL', 'GA', 'GU', 'HI', 'IA', 'ID', 'IL', 'IN', 'KS', 'KY', 'LA', 'MA', 'MD', 'ME', 'MI', 'MN', 'MO', 'MP', 'MS',
  'MT', 'NC', 'ND', 'NE', 'NH', 'NJ', 'NM', 'NV', 'NY', 'OH', 'OK', 'OR', 'PA', 'PR', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VA', 'VI', 'VT', 'WA', 'WI', 'WV', 'WY',
] as const
export type RuleState = '' | (typeof americanStates)[number]

/** Between these two times of day, `HH:MM` on the called party's clock, both included; null: no calls that day. */
export type HoursOfDay = { from: string; to: string } | null

/** `state` is a postal abbreviation, or empty for everywhere. Of several rules of one state the newest that was valid counts. */
export type CallingRule = {
  state: RuleState
  /** The first day it holds, `YYYY-MM-DD`. */
  validFrom: string
  weekday: HoursOfDay
  saturday: HoursOfDay
  sunday: HoursOfDay
  /** Where it stands written, and what else to know about it. */
  source: string
}

const daily = (from: string, to: string) => ({ weekday: { from, to }, saturday: { from, to }, sunday: { from, to } })
const tables = 'State law as told by public tables of November 2025'

/** What holds until somebody changes it in the settings, as of November 2025. Holidays are not in it. */
export const usualCallingRules: readonly CallingRule[] = [
  { state: '', validFrom: '1992-12-20', ...daily('08:00', '21:00'), source: '47 CFR 64.1200(c)(1); 16 CFR 310.4(c)' },
  { state: 'AL', validFrom: '2020-01-01', ...daily('08:00', '20:00'), sunday: null, source: tables },
  { state: 'CT', validFrom: '2023-10-01', ...daily('09:00', '20:00'), source: 'Conn. Gen. Stat. 42-288a' },
  { state: 'FL', validFrom: '2021-07-01', ...daily('08:00', '20:00'), source: 'Fla. Stat. 501.616(6)(a)' },
  { state: 'KY', validFrom: '2020-01-01', ...daily('10:00', '21:00'), source: 'Ky. Rev. Stat. 367.46955' },
  { state: 'LA', validFrom: '2020-01-01', ...daily('08:00', '20:00'), sunday: null, source: tables },
  { state: 'MA', validFrom: '2020-01-01', ...daily('08:00', '20:00'), source: 'Mass. Gen. Laws ch. 159C, s. 3' },
  { state: 'MD', validFrom: '2024-01-01', ...daily('08:00', '20:00'), source: 'Md. Stop the Spam Calls Act of 2023' },
  { state: 'MN', validFrom: '2020-01-01', ...daily('09:00', '21:00'), source: 'Minn. Stat. 325E.30' },
  { state: 'MS', validFrom: '2020-01-01', ...daily('08:00', '20:00'), sunday: null, source: tables },
  { state: 'NM', validFrom: '2020-01-01', ...daily('09:00', '21:00'), source: 'N.M. Stat. 57-12-22' },
  { state: 'NV', validFrom: '2020-01-01', ...daily('09:00', '20:00'), source: tables },
  { state: 'OK', validFrom: '2022-11-01', ...daily('08:00', '20:00'), source: 'Okla. Stat. tit. 15, 775C.4' },
  { state: 'RI', validFrom: '2020-01-01', weekday: { from: '09:00', to: '18:00' }, saturday: { from: '10:00', to: '17:00' }, sunday: null, source: tables },
  { state: 'TX', validFrom: '2020-01-01', ...daily('09:00', '21:00'), sunday: { from: '12:00', to: '21:00' }, source: 'Tex. Bus. & Com. Code 301.051' },
  { state: 'WA', validFrom: '2022-06-09', ...daily('08:00', '20:00'), source: 'Wash. Rev. Code 80.36.390' },
]

export const mostCallingRules = 300

/** `outside` in every zone it may have been; `split`: inside in one and outside in another, or two sources disagree; `unknown`: nothing tells the zone. */
export const hourVerdicts = ['inside', 'outside', 'split', 'unknown'] as const
export type HourVerdict = (typeof hourVerdicts)[number]
export const hourSources = ['zip', 'state', 'area-code', 'unknown'] as const
export type HourSource = (typeof hourSources)[number]
export const hourSourceWords: Record<HourSource, string> = { zip: 'Postal code', state: 'State', 'area-code': 'Area code', unknown: 'Nothing' }

/** So many calls outside the hours are shown, and so many that are not certain; the export has all. */
export const mostHourFindings = 1_000
/** More calls than this are checked only when somebody agrees to the requests it takes. */
export const checkedUnasked = 20_000
