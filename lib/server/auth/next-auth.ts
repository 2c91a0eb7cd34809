import type { AuthOptions, CookieOption } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { isAppError } from '@/lib/server/core/errors'
import type { Log } from '@/lib/server/core/log'
import { sessionCookieName, sessionIdFromCookie } from './session-cookie'
import { absoluteLimitMs } from './session-rules'
import { signIn, type SignInDeps } from './sign-in'
import { signOut } from './sign-out'

type AuthOptionsInput = {
  people: SignInDeps
  secret: string
  log: Pick<Log, 'error' | 'warn'>
  /** What our own server wrote into the request's headers. */
  factsOf: (headers: Headers) => { address: string | null; requestId: string | null }
}

/** next-auth 4 with our own passwords; the cookie carries a random session id and nothing else. */
export function makeAuthOptions(input: AuthOptionsInput): AuthOptions {
  const maxAge = absoluteLimitMs / 1000
  return {
    secret: input.secret,
    useSecureCookies: true,
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: hostCookie(sessionCookieName),
      callbackUrl: hostCookie('__Host-switchyard.callback'),
      csrfToken: hostCookie('__Host-switchyard.csrf'),
    },
    providers: [passwordProvider(input)],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user?.id ?? token['sid'] }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => sameOriginUrl(url, baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const sid = z.string().safeParse(token?.['sid'])
        if (sid.success) await signOut(input.people, sid.data)
      },
    },
    logger: {
      error: (code, metadata) => {
        input.log.error({ authCode: code, error: metadata instanceof Error ? metadata : metadata['error'] }, 'sign-in trouble')
      },
      warn: (code) => input.log.warn({ authCode: code }, 'sign-in warning'),
      debug: () => undefined,
    },
  }
}

/** next-auth 4 reads its own address from the environment only. */
export function prepareNextAuthEnvironment(settings: { APP_URL: string }, environment: Record<string, string | undefined>): void {
  environment['NEXTAUTH_URL'] = new URL(settings.APP_URL).origin
}

/** Where to go after signing in or out: a page of ours, or home. */
export function sameOriginUrl(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl
  const target = new URL(url, baseUrl)
  return target.origin === new URL(baseUrl).origin ? target.href : baseUrl
}

const hostCookie = (name: string): CookieOption => ({ name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } })

const credentialTexts = z.object({ email: z.string().max(1000), password: z.string().max(4000) })

const passwordProvider = ({ people, secret, factsOf }: AuthOptionsInput) =>
  CredentialsProvider({
    name: 'Password',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (credentials, request) => {
      const typed = credentialTexts.safeParse(credentials)
      if (!typed.success) throw new Error('unauthenticated')
      const headers = headersOf(request.headers)
      try {
        const currentSessionId = await sessionIdFromCookie(headers.get('cookie') ?? '', secret)
        const browser = { ...factsOf(headers), userAgent: headers.get('user-agent'), currentSessionId }
        const { sessionId } = await signIn(people, { ...typed.data, ...browser })
        return { id: sessionId }
      } catch (error) {
        throw new Error(publicCode(error), { cause: error })
      }
    },
  })

/** What the page is told in `error`: a code of ours, after a colon the seconds to wait. */
function publicCode(error: unknown): string {
  if (!isAppError(error)) return 'internal'
  const { retryAfterSeconds } = error.details
  return retryAfterSeconds === undefined ? error.code : `${error.code}:${retryAfterSeconds}`
}

function headersOf(headers: unknown): Headers {
  const texts = z.record(z.string(), z.string()).safeParse(headers)
  return new Headers(texts.success ? texts.data : {})
}
