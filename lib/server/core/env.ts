import { isIP } from 'node:net'
import { z } from 'zod'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])
export const isLoopbackUrl = (url: URL): boolean => loopbackHosts.has(url.hostname)

const number = z.coerce.number({ error: 'is not a number' })
const port = number.int('is not a whole number').min(1, 'must be 1 to 65535').max(65_535, 'must be 1 to 65535')
const positive = number.positive('must be above zero')
const zone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}, 'is not a time zone name such as America/Los_Angeles')
const webUrl = z.url({ protocol: /^https?$/, error: 'is not an http(s) address' })
const commaList = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  return family !== 0 && isRange && more.length === 0
}

/** Every setting of the console. Names as in the environment; empty texts count as absent. */
export const settingsSchema = z.object({
  CONVOSO_AUTH_TOKEN: z.string().min(8, 'is too short for a Convoso token').optional(),
  CONVOSO_API_URL: webUrl.default('https://api.convoso.com/v1'),
  CONVOSO_TIMEZONE: zone.default('America/Los_Angeles'),
  CONVOSO_RECORDING_HOSTS: commaList
    .pipe(z.array(z.string().regex(/^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/i, 'is not a list of hosts such as convoso.com or recordings.example:8443')))
    .default([]),
  CONVOSO_MAX_RPS: positive.default(4),
  CONVOSO_BURST: positive.default(20),
  CONVOSO_MAX_IN_FLIGHT: positive.int('is not a whole number').default(6),
  CONVOSO_STATUS_ENCODING: z.enum(['1/0', 'true/false'], { error: "must be '1/0' or 'true/false'" }).default('1/0'),
  DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|file:)/, 'must begin with postgres:// or file:').optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  APP_URL: webUrl.optional(),
  ADMIN_EMAIL: z.email('is not an e-mail address').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'needs at least 12 characters').optional(),
  TRUSTED_PROXIES: commaList.pipe(z.array(z.string().refine(isAddressOrRange, 'is not a list of addresses or ranges such as 10.0.0.0/8'))).default([]),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Set by `npm start` alone, beside the token it made for its own sandbox. */
  SWITCHYARD_SANDBOX: z.enum(['1']).optional(),
})

export type Settings = z.infer<typeof settingsSchema> & { CONVOSO_AUTH_TOKEN: string; APP_URL: string; sandbox: boolean }

/** Thrown with every wrong setting at once, one line each, no value repeated. */
export class SettingsError extends Error {
  readonly lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'SettingsError'
    this.lines = lines
  }
}

/** Reads and checks the environment once; call it from the context, never at import. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settingsSchema.safeParse(present)
  const single = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  const lines = [...single, ...crossProblems(present)]
  if (!parsed.success || lines.length > 0) throw new SettingsError(lines)
  const settings = parsed.data
  if (settings.CONVOSO_AUTH_TOKEN === undefined)
    throw new SettingsError(['CONVOSO_AUTH_TOKEN is missing: start with `npm start` for the sandbox, or set the token'])
  return {
    ...settings,
    CONVOSO_AUTH_TOKEN: settings.CONVOSO_AUTH_TOKEN,
    APP_URL: settings.APP_URL ?? `http://localhost:${settings.PORT}`,
    sandbox: settings.SWITCHYARD_SANDBOX === '1',
  }
}

/** What no field can say alone; on the raw texts, so that one wrong field does not hide these. */
function crossProblems(present: Record<string, string | undefined>): string[] {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, DATABASE_URL, AUTH_SECRET, SWITCHYARD_SANDBOX } = present
  const app = urlOf(present['APP_URL'])
  const api = urlOf(present['CONVOSO_API_URL'] ?? 'https://api.convoso.com/v1')
  const isPlainElsewhere = (url: URL | null) => url?.protocol === 'http:' && !isLoopbackUrl(url)
  return [
    (ADMIN_EMAIL === undefined) !== (ADMIN_PASSWORD === undefined) && 'ADMIN_PASSWORD and ADMIN_EMAIL belong together: set both or neither',
    DATABASE_URL?.startsWith('postgres') === true && AUTH_SECRET === undefined && 'AUTH_SECRET must be set with PostgreSQL',
    isPlainElsewhere(app) && 'APP_URL is plain http on another host than this machine: put TLS in front and use its https address',
    isPlainElsewhere(api) && 'CONVOSO_API_URL must be https unless it is on this machine',
    SWITCHYARD_SANDBOX === '1' && api !== null && !isLoopbackUrl(api) && 'SWITCHYARD_SANDBOX opens the demo accounts and is only for the sandbox on this machine',
  ].filter((line) => line !== false)
}

const urlOf = (text: string | undefined): URL | null => (text !== undefined && URL.canParse(text) ? new URL(text) : null)
