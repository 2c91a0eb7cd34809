import type { JobKind } from '@/lib/contracts/jobs-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { StoredFile, StoredJob } from '@/lib/server/ports/jobs'
import { beginAct, recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { jobAct } from './job-act'
import { publishJob } from './publish-job'

type Order = {
  kind: JobKind
  title: string
  input: unknown
  file?: StoredFile
  reason?: string | undefined
  /** For the audit, without the numbers and names in the selection. */
  facts: Record<string, unknown>
}

/** Keeps a job with its acts in the audit and lets the runner begin; answers its id. */
export async function insertJob(ctx: Ctx, { kind, title, input, file = undefined, reason, facts }: Order): Promise<string> {
  const { role } = ctx.actor
  if (role === 'system') throw new AppError('forbidden', 'A job needs a person who answers for it.')
  const id = ctx.newId()
  const job: StoredJob = {
    id, kind, title, input,
    reason: reason ?? null,
    status: 'preparing',
    actorId: ctx.actor.userId,
    actorName: ctx.actor.name,
    actorRole: role,
    actId: '',
    createdAt: toInstant(ctx.clock.now()),
    startedAt: null,
    finishedAt: null,
    problem: null,
    file: file ?? null,
  }
  await recordAct(ctx, { action: 'jobs.create', target: { kind: 'job', id, name: title }, after: facts, reason }, async () => {
    const actId = await beginAct(ctx, jobAct(job, facts))
    await ctx.store.jobs.insert({ ...job, actId })
  })
  ctx.jobs.wake()
  publishJob(ctx, id)
  return id
}
