import { wallHoldsMs } from '@/lib/contracts/walls-words'
import { cookieValue } from '@/lib/server/auth/session-cookie'

/** Bound by its prefix to this host like a session's, but no session: it opens the wall's own routes alone. */
export const wallCookieName = '__Host-switchyard.wall'
/** What a screen that shows a code proves itself with: who only reads the code off the wall has nothing. */
const pairingCookieName = '__Host-switchyard.wall-pairing'

const secretShape = /^[\w-]{43}$/
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const wallTokenIn = (cookieHeader: string | null): string | null => secretIn(cookieHeader, wallCookieName)
export const pairingSecretIn = (cookieHeader: string | null): string | null => secretIn(cookieHeader, pairingCookieName)

/** Set-Cookie for a screen that was let in. */
export const wallCookie = (token: string): string => `${wallCookieName}=${token}; ${attributes}; Max-Age=${wallHoldsMs / 1000}`
export const pairingCookie = (secret: string, seconds: number): string => `${pairingCookieName}=${secret}; ${attributes}; Max-Age=${seconds}`
export const noPairingCookie = `${pairingCookieName}=; ${attributes}; Max-Age=0`

function secretIn(cookieHeader: string | null, name: string): string | null {
  const value = cookieHeader === null ? null : cookieValue(cookieHeader, name)
  return value !== null && secretShape.test(value) ? value : null
}
