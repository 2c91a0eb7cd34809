import { sessionCookieOf } from '@/lib/server/auth/session-cookie'
import { theDesk } from '@/lib/server/context/desk'

/** An answer of no content, after which the browser goes on under this session; null leaves its cookie as it is. */
export async function withSession({ sessionId }: { sessionId: string | null }): Promise<Response> {
  const response = new Response(null, { status: 204 })
  if (sessionId !== null) response.headers.append('set-cookie', await sessionCookieOf(sessionId, (await theDesk()).authSecret))
  return response
}
