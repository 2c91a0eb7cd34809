import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { leaksBelow, leaksIn } from './leaks'

const secret = 'CANARY-7f3a91c2d4'

it.each([
  ['a server package', 'require("better-sqlite3")'],
  ['a server package', 'import{request}from"undici"'],
  ['a server package', '$argon2id$v=19'],
  ['a server package', 'class Kysely{}'],
  ['a Node module', 'import x from "node:fs"'],
  ['the upstream token field', 'body.set("auth_token",t)'],
  ['a setting of the server', 'process.env.CONVOSO_AUTH_TOKEN'],
  ['a setting of the server', 'AUTH_SECRET'],
  ['the upstream address', 'fetch("https://api.convoso.com/v1")'],
  ['the demo password', 'password:"switchyard-demo"'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['a connection string with a password', 'postgres://app:pass@db/x'],
  ['zod', 'let e=t("ZodString",(e,t)=>{})'],
  ['zod', 'let e=t("$ZodString",f)'],
  ['zod', 'let e=t("ZodMiniObject",f)'],
  ['a source map', '//# sourceMappingURL=a.js.map'],
  ['a secret of this environment', `x="${secret}"`],
  ['a secret of this environment', Buffer.from(secret).toString('base64')],
  ['a secret of this environment', Buffer.from(secret).toString('hex')],
  ['a secret of this environment', [...secret].reverse().join('')],
])('finds %s', (what, text) => {
  expect(leaksIn(`var a=1;${text};`, [secret])).toContain(what)
})

it('finds nothing in innocent code', () => {
  expect(leaksIn('const token = "auth"; const rows = cookies.map(f)', [secret])).toEqual([])
})

it('looks into every file and refuses an empty build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-bundle-'))
  expect(() => leaksBelow(folder, [])).toThrow('build first')
  writeFileSync(join(folder, 'a.js'), 'const a = 1')
  writeFileSync(join(folder, 'a.js.map'), '{}')
  writeFileSync(join(folder, 'b.css'), '/* auth_token */')
  expect(leaksBelow(folder, [])).toEqual({ files: 3, leaks: [{ path: 'a.js.map', what: 'a source map' }, { path: 'b.css', what: 'the upstream token field' }] })
  rmSync(folder, { recursive: true })
})
