import NextAuth from 'next-auth'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { makeAuthOptions, prepareNextAuthEnvironment } from '@/lib/server/auth/next-auth'
import { theDesk } from '@/lib/server/context/desk'
import { AppError, isAppError } from '@/lib/server/core/errors'
import { addressHeader, requestIdOf } from './actor'
import { problemResponse } from './problem'
import { readText } from './read-json'
import { assertSameOrigin } from './same-origin'

type Context = { params: Promise<{ nextauth: string[] }> }

const answer = z.instanceof(Response)
const formType = 'application/x-www-form-urlencoded'

/** The library's own routes behind our rules: same origin, a small body, our words for trouble. */
export async function authRoute(request: Request, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const { desk, settings, authSecret } = await theDesk()
    assertSameOrigin(request, settings.APP_URL)
    prepareNextAuthEnvironment(settings, process.env)
    const { store, passwords, passwordTries, newId } = desk
    const options = makeAuthOptions({
      people: { store, passwords, passwordTries, newId, now: desk.clock.now, settings, onReplaced: desk.events.move },
      secret: authSecret,
      log: desk.log,
      factsOf: (headers) => ({ address: headers.get(addressHeader), requestId: requestIdOf(headers) }),
    })
    const response = answer.parse(await NextAuth(await withReadBody(request), context, options))
    response.headers.set('x-request-id', requestId)
    return response
  } catch (error) {
    if (!isAppError(error)) (await theDesk()).desk.log.error({ error, requestId }, 'sign-in route failed')
    return problemResponse(error, requestId)
  }
}

/** The library reads bodies without a limit and fails on bad JSON; it gets a form that was read with our limit. */
async function withReadBody(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request
  if (request.body === null) return new NextRequest(url, { method, headers })
  if (headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== formType) throw new AppError('unsupported_media_type', `Send the body as ${formType}.`)
  return new NextRequest(url, { method, headers, body: await readText(request) })
}
