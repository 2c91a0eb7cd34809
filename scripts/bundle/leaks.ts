import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Leak = { path: string; what: string }

/** Words that only server code has, and shapes that only secrets have. Each must be found by the test that plants it. */
const marks: [string, RegExp][] = [
  ['a server package', /better-sqlite3|node:sqlite|@node-rs\/argon2|argon2id|\bkysely\b|\bundici\b|\bpino\b/i],
  ['a Node module', /["'`]node:[a-z_/]+["'`]/],
  ['the upstream token field', /auth_token/],
  ['a setting of the server', /CONVOSO_|AUTH_SECRET|DATABASE_URL|EXOTEL_API|ADMIN_PASSWORD|TRUSTED_PROXIES|NEXTAUTH_/],
  ['the upstream address', /api\.convoso\.com/],
  ['the demo password', /switchyard-demo/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a connection string with a password', /postgres(ql)?:\/\/[^\s"'`:]+:[^\s"'`@]+@/],
  ['zod', /["'`]\$?Zod[A-Z]\w*["'`]/],
  ['a source map', /[#@]\s*sourceMappingURL=/],
]

/** Leaks in one text. `secrets` are exact values that may not appear, plain, in base64 or reversed. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const found = marks.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
  const shapes = (secret: string) => [secret, encodeURIComponent(secret), base64Core(secret), Buffer.from(secret).toString('hex'), [...secret].reverse().join('')]
  return secrets.some((secret) => shapes(secret).some((shape) => text.includes(shape))) ? [...found, 'a secret of this environment'] : found
}

/** Leaks in every file below a folder; throws when the folder holds no scripts, since then nothing was checked. */
export function leaksBelow(folder: string, secrets: readonly string[]): { files: number; leaks: Leak[] } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  if (!paths.some((path) => path.endsWith('.js'))) throw new Error(`No scripts in ${folder}: build first.`)
  const leaks = paths.flatMap((path) => {
    if (path.endsWith('.map')) return [{ path, what: 'a source map' }]
    return leaksIn(readFileSync(join(folder, path), 'latin1'), secrets).map((what) => ({ path, what }))
  })
  return { files: paths.length, leaks }
}

/** The part of a base64 text that does not depend on what stands around the secret. */
function base64Core(secret: string): string {
  return Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2)
}
