import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The sign-in library's token format (a compact JWE, `dir` and A256GCM), written here once more to forge with. */
export function sealToken(claims: Record<string, unknown>, secret: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(header))
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()])
  return [header, '', nonce.toString('base64url'), text.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
}

export function openToken(token: string, secret: string): Record<string, unknown> {
  const [header = '', , nonce = '', text = '', tag = ''] = token.split('.')
  const cipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url')).setAAD(Buffer.from(header))
  cipher.setAuthTag(Buffer.from(tag, 'base64url'))
  const claims: unknown = JSON.parse(Buffer.concat([cipher.update(Buffer.from(text, 'base64url')), cipher.final()]).toString())
  return typeof claims === 'object' && claims !== null ? { ...claims } : {}
}

/** What `alg: none` makes of the same claims. */
export function unsignedToken(claims: Record<string, unknown>): string {
  const part = (value: Record<string, unknown>) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32))
