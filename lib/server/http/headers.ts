/** Header values every response carries. Imports nothing: our server reads this file without a compiler. */

/** `secure`: the console's public address is https. */
export type HeaderMode = { secure: boolean }

const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const satisfies Record<string, string>

/** For everything that is not a document: such an answer may load, run and frame nothing. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

export const hashedFileCaching = 'public, max-age=31536000, immutable'
export const privateCaching = 'private, no-store'

export function securityHeaders({ secure }: HeaderMode): Record<string, string> {
  return secure ? { ...always, 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : { ...always }
}

/** The policy of one document. `development` lets the dev server's eval and web socket through. */
export function documentPolicy(nonce: string, mode: HeaderMode & { development?: boolean }): string {
  const development = mode.development === true
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Server-rendered style attributes (charts, virtual rows) need it; <style> elements stay closed.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  if (mode.secure) directives.push('upgrade-insecure-requests')
  return directives.join('; ')
}
