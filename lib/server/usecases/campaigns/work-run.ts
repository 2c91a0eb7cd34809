import type { RunItemStatus } from '@/lib/contracts/campaigns'
import { toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { StoredRun, StoredRunItem } from '@/lib/server/ports/store'
import { endAct } from '../audit/record-act'
import type { Ctx, Desk } from '../desk'
import { withLease } from '../with-lease'
import { applySwitch } from './apply-switch'
import { runAct } from './run-act'

/** As many switches in flight as the upstream's pace lets through anyway. */
const lanes = 6

/** Works off what is still open of a run; safe to call again after a crash: each campaign is read before it is written. */
export async function workRun(desk: Desk, runId: string): Promise<void> {
  await withLease(desk, { name: `run:${runId}`, isWorthWaiting: () => isRunning(desk, runId) }, async () => {
    const found = await desk.store.runs.get(runId)
    if (found === null || found.run.status !== 'running') return
    const ctx = ctxOf(desk, found.run)
    const open = found.items.filter((item) => item.status === 'pending' || item.status === 'sending')
    await inLanes(open, async (item) => {
      if (await isRunning(desk, runId)) await workItem(ctx, found.run, item)
    })
    await finishRun(ctx, runId)
  })
}

const isRunning = async (desk: Desk, runId: string): Promise<boolean> => (await desk.store.runs.get(runId))?.run.status === 'running'

const ctxOf = (desk: Desk, run: StoredRun): Ctx => ({
  ...desk,
  actor: { userId: run.actorId, name: run.actorName, role: run.actorRole, sessionId: null, authenticatedAt: null, address: null, requestId: null },
})

async function inLanes<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function workItem(ctx: Ctx, run: StoredRun, item: StoredRunItem): Promise<void> {
  const wasSending = item.status === 'sending'
  await put(ctx, item, { status: 'sending', detail: null })
  // Into the set before the write: what a crash interrupts must be restorable. The first time it was stopped counts.
  if (run.kind === 'stop-all' && run.stopSetId !== null)
    await ctx.store.stopSets.addCampaigns([
      { stopSetId: run.stopSetId, campaignId: item.campaignId, campaignName: item.campaignName, stoppedAt: toInstant(ctx.clock.now()) },
    ])
  try {
    const { outcome } = await applySwitch(ctx, {
      campaignId: item.campaignId,
      active: run.active,
      expectedActive: item.expectedActive,
      reason: run.reason ?? undefined,
      runId: run.id,
      insists: run.kind === 'stop-all',
    })
    // Interrupted in the middle, then found as wished: it was our write that did it.
    await put(ctx, item, { status: wasSending && outcome === 'unchanged' ? 'confirmed' : outcome, detail: detailOf(outcome) })
  } catch (error) {
    await put(ctx, item, failureOf(error))
  }
}

function detailOf(outcome: RunItemStatus): string | null {
  if (outcome === 'unchanged') return 'It already was so.'
  if (outcome === 'unknown') return 'Convoso has not shown the new state yet.'
  return null
}

type Result = { status: RunItemStatus; detail: string | null; upstreamCode?: string | undefined }

function failureOf(error: unknown): Result {
  const status = isAppError(error) && error.code === 'conflict' ? 'conflict' : 'failed'
  return { status, detail: sentenceOf(error), upstreamCode: isAppError(error) ? error.details.upstreamCode : undefined }
}

async function put(ctx: Ctx, item: StoredRunItem, result: Result): Promise<void> {
  const at = toInstant(ctx.clock.now())
  await ctx.store.runs.putItem({ ...item, status: result.status, detail: result.detail, upstreamCode: result.upstreamCode ?? null, updatedAt: at })
  ctx.events.publish({ kind: 'run.changed', at, runId: item.runId })
}

async function finishRun(ctx: Ctx, runId: string): Promise<void> {
  const found = await ctx.store.runs.get(runId)
  if (found === null || found.run.status !== 'running') return
  const at = toInstant(ctx.clock.now())
  await ctx.store.runs.setStatus(runId, 'finished', at)
  const counts: Partial<Record<RunItemStatus, number>> = {}
  for (const item of found.items) counts[item.status] = (counts[item.status] ?? 0) + 1
  const isClean = found.items.every((item) => item.status === 'confirmed' || item.status === 'unchanged' || item.status === 'left-out')
  const isUnknown = found.items.some((item) => item.status === 'unknown')
  await endAct(ctx, found.run.actId, runAct(found.run, counts), { outcome: isClean ? 'succeeded' : isUnknown ? 'unknown' : 'failed' })
  if (found.run.kind === 'restore' && found.run.stopSetId !== null && isClean)
    await ctx.store.stopSets.close(found.run.stopSetId, 'restored', ctx.actor.name, at)
  ctx.events.publish({ kind: 'run.changed', at, runId })
  if (found.run.stopSetId !== null) ctx.events.publish({ kind: 'stop-set.changed', at })
}
