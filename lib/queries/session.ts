export type SignInResult =
  | { kind: 'signed-in' }
  | { kind: 'wrong' }
  /** `seconds` until the next attempt counts, where the server told. */
  | { kind: 'too-many'; seconds: number | null }
  | { kind: 'failed' }

export async function signIn(credentials: { email: string; password: string }): Promise<SignInResult> {
  try {
    const response = await postForm('/api/auth/callback/credentials', credentials)
    if (response.status === 429) return { kind: 'too-many', seconds: secondsIn(response.headers.get('retry-after')) }
    const answer: { url?: string } | null = await response.json().catch(() => null)
    const url = answer?.url
    if (typeof url !== 'string') return { kind: 'failed' }
    const error = new URL(url, location.origin).searchParams.get('error')
    if (error !== null) return refusal(error)
    return { kind: response.ok ? 'signed-in' : 'failed' }
  } catch {
    return { kind: 'failed' }
  }
}

/** Throws when the server could not be reached: the session is then still open. */
export async function signOut(): Promise<void> {
  const response = await postForm('/api/auth/signout', {})
  if (!response.ok) throw new Error(`sign-out was answered ${response.status}`)
}

/** What the refused address says: an error code of ours, after a colon the seconds to wait. */
export function refusal(error: string): SignInResult {
  const [code, seconds] = error.split(':')
  if (code === 'too_many_requests') return { kind: 'too-many', seconds: secondsIn(seconds ?? null) }
  return code === 'unauthenticated' || code === 'CredentialsSignin' ? { kind: 'wrong' } : { kind: 'failed' }
}

/** Only a path of this console, never another site; `/` for anything else. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined || !/^\/(?![/\\])/.test(wanted)) return '/'
  const base = 'http://console.invalid'
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null
  return url === null || url.origin !== base || url.pathname.startsWith('/sign-in') ? '/' : `${url.pathname}${url.search}${url.hash}`
}

async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken }: { csrfToken: string } = await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: location.origin, json: 'true' })
  return fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } })
}

function secondsIn(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null
}
