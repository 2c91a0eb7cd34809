import type { SwitchRun } from '@/lib/contracts/campaigns'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { StoredRun, StoredRunItem } from '@/lib/server/ports/store'
import { endAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { runView } from './get-stop-set'
import { runAct } from './run-act'
import { workRun } from './work-run'

/** One run with its result per campaign. */
export async function getRun(ctx: Ctx, runId: string): Promise<SwitchRun> {
  assertMay(ctx, 'floor.read')
  return runView(await load(ctx, runId))
}

/** Runs that are under way or wait for a person after a restart. */
export async function getOpenRuns(ctx: Ctx): Promise<SwitchRun[]> {
  assertMay(ctx, 'floor.read')
  const open = await ctx.store.runs.unfinished()
  return await Promise.all(open.map(async (run) => runView(await load(ctx, run.id))))
}

/** A person lets an interrupted run go on; each campaign is read again before it is written. */
export async function continueRun(ctx: Ctx, runId: string): Promise<SwitchRun> {
  const { run } = await requireInterrupted(ctx, runId)
  await ctx.store.runs.setStatus(run.id, 'running', null)
  ctx.background(`switch run ${run.id}`, () => workRun(ctx, run.id))
  publish(ctx, runId)
  return await getRun(ctx, runId)
}

/** A person ends an interrupted run; what it has done stays done and stays in the audit. */
export async function cancelRun(ctx: Ctx, runId: string): Promise<SwitchRun> {
  const { run } = await requireInterrupted(ctx, runId)
  await ctx.store.runs.setStatus(run.id, 'cancelled', toInstant(ctx.clock.now()))
  await endAct(ctx, run.actId, runAct(run, { cancelledBy: ctx.actor.name }), { outcome: 'failed' })
  publish(ctx, runId)
  return await getRun(ctx, runId)
}

async function requireInterrupted(ctx: Ctx, runId: string): Promise<{ run: StoredRun; items: StoredRunItem[] }> {
  assertMay(ctx, 'campaigns.switch')
  const found = await load(ctx, runId)
  if (found.run.kind !== 'bulk') assertMay(ctx, 'campaigns.stop-all')
  if (found.run.status !== 'interrupted') throw new AppError('conflict', 'This run is not waiting for a decision.', { current: { status: found.run.status } })
  return found
}

async function load(ctx: Ctx, runId: string): Promise<{ run: StoredRun; items: StoredRunItem[] }> {
  const found = await ctx.store.runs.get(runId)
  if (found === null) throw new AppError('not_found', 'There is no such run.')
  return found
}

function publish(ctx: Ctx, runId: string): void {
  const at = toInstant(ctx.clock.now())
  ctx.events.publish({ kind: 'run.changed', at, runId })
  ctx.events.publish({ kind: 'stop-set.changed', at })
}
