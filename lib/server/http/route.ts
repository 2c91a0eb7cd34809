import type { z } from 'zod'
import { buildId } from '@/lib/shared/build-id'
import { permissions, roleMay, type Permission } from '@/lib/contracts/permissions'
import { theDesk, type Ctx } from '@/lib/server/context/desk'
import type { OpenDesk } from '@/lib/server/context/open-desk'
import { AppError, isAppError } from '@/lib/server/core/errors'
import { requestIdOf, requireCtx } from './actor'
import { parseInput, queryOf } from './parse-input'
import { problemResponse } from './problem'
import { readJson } from './read-json'
import { assertJson, assertSameOrigin } from './same-origin'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }
type Handler = (request: Request, context: Context) => Promise<Response>

type Route<S extends z.core.$ZodType> = {
  permission: Permission
  /** Sees `{ params, query, body, idempotencyKey }`; bodies are strict by their contracts. */
  input: S
  /** 200 with JSON, or 204 for undefined, unless said otherwise. */
  status?: number
  /** The browser asks by itself: this must not keep an idle session alive. */
  isBackground?: boolean
  run: (ctx: Ctx, input: z.output<S>, request: Request) => Promise<unknown>
}

/** Session -> permission -> same origin -> strict parse -> use case -> JSON, or problem+json. The use case asks the permission again. */
export function route<S extends z.core.$ZodType>(definition: Route<S>): Handler {
  return async (request, context) =>
    await answered(request, async (open) => {
      const ctx = await requireCtx(open, request.headers, definition.isBackground)
      await requirePermission(open, ctx, { permission: definition.permission, request })
      assertSameOrigin(request, open.settings.APP_URL)
      const input = parseInput(definition.input, await readParts(request, context))
      const result = await definition.run(ctx, input, request).catch(async (error: unknown) => {
        if (isAppError(error) && error.code === 'reauth_required') await open.recordDenied(ctx, { needs: 'a fresh sign-in', ...askedFor(request) })
        throw error
      })
      return toResponse(result, definition.status)
    })
}

/** A route without a session: each one is named in the policy table. */
export function publicRoute(run: (request: Request, open: OpenDesk) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) =>
    await answered(request, async (open) => {
      assertSameOrigin(request, open.settings.APP_URL)
      return await run(request, open)
    })
}

async function answered(request: Request, run: (open: OpenDesk) => Promise<Response>): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const response = await run(await theDesk())
    response.headers.set('x-request-id', requestId)
    response.headers.set('x-switchyard-build', buildId)
    return response
  } catch (error) {
    if (!isAppError(error) || error.code === 'internal') await logUnexpected(error, requestId)
    return problemResponse(error, requestId)
  }
}

async function requirePermission(open: OpenDesk, ctx: Ctx, { permission, request }: { permission: Permission; request: Request }): Promise<void> {
  const { role } = ctx.actor
  if (role === 'system' || roleMay(role, permission)) return
  await open.recordDenied(ctx, { needs: permission, ...askedFor(request) })
  throw new AppError('forbidden', `Your role (${role}) may not: ${permissions[permission].toLowerCase()}.`)
}

const askedFor = ({ method, url }: Request) => ({ method, path: new URL(url).pathname })

async function readParts(request: Request, context: Context): Promise<Record<string, unknown>> {
  const hasBody = carriesBody(request)
  // A form of no fields has no bytes, but it is still a form.
  if (hasBody || (request.method !== 'GET' && request.headers.has('content-type'))) assertJson(request)
  return {
    params: await context.params,
    query: queryOf(new URL(request.url)),
    body: hasBody ? await readJson(request) : undefined,
    idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
  }
}

/** Next gives a request without a body an empty stream: whether one was sent stands in the headers alone. */
const carriesBody = ({ method, headers }: Request): boolean =>
  method !== 'GET' && (headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0)

function toResponse(result: unknown, status: number | undefined): Response {
  if (result instanceof Response) return result
  if (result === undefined) return new Response(null, { status: status ?? 204 })
  return new Response(JSON.stringify(result), { status: status ?? 200, headers: { 'content-type': 'application/json' } })
}

async function logUnexpected(error: unknown, requestId: string): Promise<void> {
  const open = await theDesk().catch(() => null)
  open?.desk.log.error({ error, requestId }, 'request failed')
}
