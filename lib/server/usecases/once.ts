import { createHash } from 'node:crypto'
import { z } from 'zod'
import { toInstant } from '@/lib/shared/instant'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { Ctx } from './desk'


type Once<T> = { key: string; request: unknown; answer: z.core.$ZodType<T>; run: () => Promise<T> }

/**
 * Does the work once per key and person. A second request with the same key gets the first answer;
 * with another body 422; while the first still runs 409. Failures that did nothing give the key back.
 */
export async function once<T>(ctx: Ctx, { key, request, answer, run }: Once<T>): Promise<T> {
  const userId = ctx.actor.userId ?? 'system'
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const claim = await ctx.store.idempotency.claim(key, userId, hash, toInstant(ctx.clock.now()))
  if (claim.kind === 'mismatch')
    throw new AppError('idempotency_mismatch', 'This request reuses the key of another request with different content.')
  if (claim.kind === 'running') throw new AppError('in_progress', 'This very request is still being worked on.', { retryAfterSeconds: 2 })
  if (claim.kind === 'done') return replay(claim, answer)
  try {
    const result = await run()
    await ctx.store.idempotency.finish(key, userId, 200, JSON.stringify(result))
    return result
  } catch (error) {
    await keepOrRelease(ctx, { key, userId, error })
    throw error
  }
}

const storedFailure = z.object({
  code: z.string(),
  detail: z.string(),
  upstreamCode: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional(),
})

function replay<T>(claim: { status: number; body: string }, answer: z.core.$ZodType<T>): T {
  const body: unknown = JSON.parse(claim.body)
  if (claim.status === 200) return z.parse(answer, body)
  const { code, detail, upstreamCode, fields, current } = storedFailure.parse(body)
  throw new AppError(code === 'conflict' ? 'conflict' : 'upstream_rejected', detail, {
    ...(upstreamCode === undefined ? {} : { upstreamCode }),
    ...(fields === undefined ? {} : { fields }),
    ...(current === undefined ? {} : { current }),
  })
}

async function keepOrRelease(ctx: Ctx, { key, userId, error }: { key: string; userId: string; error: unknown }): Promise<void> {
  const isFinal = isAppError(error) && (error.code === 'conflict' || error.code === 'upstream_rejected')
  if (isFinal) {
    const { upstreamCode, fields, current } = error.details
    await ctx.store.idempotency.finish(key, userId, error.status, JSON.stringify({ code: error.code, detail: error.message, upstreamCode, fields, current }))
  } else await ctx.store.idempotency.release(key, userId)
}
