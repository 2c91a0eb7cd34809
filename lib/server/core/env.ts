import { z } from 'zod'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])
export const isLoopbackUrl = (url: URL): boolean => loopbackHosts.has(url.hostname)

const port = z.coerce.number().int().min(1).max(65_535)
const positive = z.coerce.number().positive()
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

/** Every setting of the console. Names as in the environment; empty texts count as absent. */
export const settingsSchema = z
  .object({
    CONVOSO_AUTH_TOKEN: z.string().min(8, 'is too short for a Convoso token').optional(),
    CONVOSO_API_URL: webUrl.default('https://api.convoso.com/v1'),
    CONVOSO_TIMEZONE: zone.default('America/Los_Angeles'),
    CONVOSO_RECORDING_HOSTS: commaList.default([]),
    CONVOSO_MAX_RPS: positive.default(4),
    CONVOSO_BURST: positive.default(20),
    CONVOSO_MAX_IN_FLIGHT: z.coerce.number().int().positive().default(6),
    CONVOSO_STATUS_ENCODING: z.enum(['1/0', 'true/false'], { error: "must be '1/0' or 'true/false'" }).default('1/0'),
    DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|file:)/, 'must begin with postgres:// or file:').optional(),
    AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
    APP_URL: webUrl.optional(),
    ADMIN_EMAIL: z.email('is not an e-mail address').optional(),
    ADMIN_PASSWORD: z.string().min(12, 'needs at least 12 characters').optional(),
    TRUSTED_PROXIES: commaList.default([]),
    PORT: port.default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().default('data'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** Set by `npm start` alone, beside the token it made for its own sandbox. */
    SWITCHYARD_SANDBOX: z.enum(['1']).optional(),
  })
  .superRefine((s, issues) => {
    if ((s.ADMIN_EMAIL === undefined) !== (s.ADMIN_PASSWORD === undefined))
      issues.addIssue({ code: 'custom', path: ['ADMIN_PASSWORD'], message: 'and ADMIN_EMAIL belong together: set both or neither' })
    if (s.DATABASE_URL?.startsWith('postgres') && s.AUTH_SECRET === undefined)
      issues.addIssue({ code: 'custom', path: ['AUTH_SECRET'], message: 'must be set with PostgreSQL, the same for every replica' })
    const app = s.APP_URL === undefined ? undefined : new URL(s.APP_URL)
    if (app?.protocol === 'http:' && !isLoopbackUrl(app))
      issues.addIssue({ code: 'custom', path: ['APP_URL'], message: 'is plain http on another host than this machine: put TLS in front and use its https address' })
    const api = new URL(s.CONVOSO_API_URL)
    if (s.SWITCHYARD_SANDBOX === '1' && !isLoopbackUrl(api))
      issues.addIssue({ code: 'custom', path: ['SWITCHYARD_SANDBOX'], message: 'opens the demo accounts and is only for the sandbox on this machine' })
    if (api.protocol === 'http:' && !isLoopbackUrl(api))
      issues.addIssue({ code: 'custom', path: ['CONVOSO_API_URL'], message: 'must be https unless it is on this machine' })
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
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
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
