import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { absoluteLimitMs } from './session-rules'

/** Bound by its prefix to this host, https (or loopback) and the whole site. */
export const sessionCookieName = '__Host-switchyard.session'

const claims = z.object({ sid: z.string().min(20).max(100), exp: z.number() })
type SessionClaims = z.infer<typeof claims>

/** The random session id inside the encrypted cookie, or null for anything we did not make or that is too old. Never throws. */
export async function sessionIdFromCookie(cookieHeader: string, secret: string): Promise<string | null> {
  const token = cookieValue(cookieHeader, sessionCookieName)
  if (token === null) return null
  const known = remembered.get(token)
  if (known?.secret === secret) return isCurrent(known.claims) ? known.claims.sid : null
  const found = await decoded(token, secret)
  if (found === null) return null
  remember(token, { secret, claims: found })
  return found.sid
}

/** The cookie as the sign-in sets it, for a session that goes on under another id. */
export async function sessionCookieOf(sessionId: string, secret: string): Promise<string> {
  const maxAge = absoluteLimitMs / 1000
  const token = await encode({ token: { sid: sessionId }, secret, maxAge })
  return `${sessionCookieName}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`
}

/** Decoding costs a key derivation each time; the session row is read on every request anyway, so remembering the id is safe. */
const remembered = new Map<string, { secret: string; claims: SessionClaims }>()
const rememberedAtMost = 500

function remember(token: string, value: { secret: string; claims: SessionClaims }): void {
  const [oldest] = remembered.keys()
  if (remembered.size >= rememberedAtMost && oldest !== undefined) remembered.delete(oldest)
  remembered.set(token, value)
}

const isCurrent = ({ exp }: SessionClaims): boolean => exp * 1000 > Date.now()

async function decoded(token: string, secret: string): Promise<SessionClaims | null> {
  try {
    const parsed = claims.safeParse(await decode({ token, secret }))
    return parsed.success && isCurrent(parsed.data) ? parsed.data : null
  } catch {
    // Forged, of another secret or expired: to us it is no cookie at all.
    return null
  }
}

export function cookieValue(header: string, name: string): string | null {
  const pair = header.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair === undefined ? null : pair.trim().slice(name.length + 1)
}
