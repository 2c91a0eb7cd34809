import { isAudioFaultMode, type AudioFaultMode } from './audio-modes'
import { isFaultMode, type FaultMode } from './modes'

/** One trouble that is ordered: where, how often, how. */
export type Fault = {
  mode: FaultMode | AudioFaultMode
  /** `campaigns/status`, `leads/*` or `*`; without the version and a slash before it. */
  path: string
  /** How many requests are hit; null for all until it is cleared. */
  times: number | null
  /** Only requests that carry this token. */
  token?: string
  /** How long a request waits before the fault plays. */
  afterMs?: number
  options?: FaultOptions
}

/** Each mode's description names those that it reads and what stands for them. */
export type FaultOptions = Partial<Record<NumberOption, number> & Record<TextOption, string>> & { value?: unknown }

/** The fault in a control's JSON, or a sentence that says what is wrong with it. */
export const parseFault = (value: unknown): Fault | string => {
  if (!isRecord(value)) return 'A fault is an object with mode, path and times.'
  const unknown = Object.keys(value).find((name) => !faultNames.has(name))
  if (unknown !== undefined) return `A fault has no ${unknown}.`
  const { mode, path = '*', times = 1, token, afterMs } = value
  if (!isFaultMode(mode) && !isAudioFaultMode(mode)) return 'mode: one of U01 to U64, or A01 to A06.'
  if (typeof path !== 'string' || !/^(\*|[a-z0-9-]+(\/[a-z0-9-]+)*(\/\*)?)$/.test(path)) return 'path: a path such as campaigns/status, leads/* or *.'
  if (times !== null && !isWhole(times, 1)) return 'times: a whole number from 1, or null for always.'
  if (token !== undefined && typeof token !== 'string') return 'token: a text.'
  if (afterMs !== undefined && !isWhole(afterMs, 0)) return 'afterMs: a whole number of milliseconds.'
  const options = parseOptions(value.options)
  if (typeof options === 'string') return options
  return { mode, path, times, ...(token !== undefined && { token }), ...(afterMs !== undefined && { afterMs }), ...(options && { options }) }
}

const numberOptions = ['bytes', 'count', 'everyMs', 'delayMs', 'forMs', 'status', 'code'] as const
const textOptions = ['variant', 'field', 'text', 'location', 'contentType'] as const
type NumberOption = (typeof numberOptions)[number]
type TextOption = (typeof textOptions)[number]

const faultNames: ReadonlySet<string> = new Set(['mode', 'path', 'times', 'token', 'afterMs', 'options'])

const parseOptions = (value: unknown): FaultOptions | string | undefined => {
  if (value === undefined) return undefined
  if (!isRecord(value)) return 'options: an object.'
  const options: FaultOptions = {}
  for (const [name, given] of Object.entries(value)) {
    const number = numberOptions.find((known) => known === name)
    const text = textOptions.find((known) => known === name)
    if (number !== undefined && isWhole(given, name === 'bytes' ? -1_000_000 : 0)) options[number] = given
    else if (text !== undefined && typeof given === 'string') options[text] = given
    else if (name === 'value') options.value = given
    else return number === undefined && text === undefined ? `options.${name} is not known.` : `options.${name}: a ${number ? 'whole number' : 'text'}.`
  }
  if (options.status !== undefined && (options.status < 200 || options.status > 599)) return 'options.status: from 200 to 599.'
  return options
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isWhole = (value: unknown, least: number): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= least
