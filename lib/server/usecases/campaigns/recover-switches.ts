import { toInstant } from '@/lib/shared/instant'
import type { StoredSwitch } from '@/lib/server/ports/store'
import { endAct } from '../audit/record-act'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import { settleSwitch } from './settle-switch'
import { workRun } from './work-run'

/**
 * After a restart: switches that were on the wire become unknown (and are settled by reads), stopping goes on by itself,
 * starting waits for a person. Then every other intent without an outcome is closed as unknown.
 */
export async function recoverSwitches(desk: Desk): Promise<void> {
  await desk.store.idempotency.releaseRunning()
  for (const row of await desk.store.switches.unsettled()) await markUnknown(desk, row)
  for (const run of await desk.store.runs.unfinished()) {
    if (run.status === 'interrupted') continue
    if (run.active) await desk.store.runs.setStatus(run.id, 'interrupted', null)
    else desk.background(`switch run ${run.id}`, () => workRun(desk, run.id))
  }
  await closeOrphans(desk)
}

async function markUnknown(desk: Desk, row: StoredSwitch): Promise<void> {
  const endedAt = row.endedAt ?? toInstant(desk.clock.now())
  if (row.status === 'sending')
    await settleSwitch(systemCtx(desk, row.actorName), row, { status: 'unknown', endedAt, upstream: 'Switchyard stopped before the answer came' })
  desk.board.putPending({ ...row, status: 'unknown', endedAt })
}

/** Runs and jobs keep their intent open until they end; everything else without an outcome died with the old process. */
async function closeOrphans(desk: Desk): Promise<void> {
  const underWay = [...(await desk.store.runs.unfinished()), ...(await desk.store.jobs.unfinished())]
  const openActs = new Set(underWay.map(({ actId }) => actId))
  for (const intent of await desk.store.audit.unsettled()) {
    if (openActs.has(intent.actId)) continue
    await endAct(
      systemCtx(desk, intent.actorName),
      intent.actId,
      {
        action: intent.action,
        ...(intent.targetKind === null || intent.targetId === null
          ? {}
          : { target: { kind: intent.targetKind, id: intent.targetId, ...(intent.targetName === null ? {} : { name: intent.targetName }) } }),
        before: intent.before,
        after: intent.after,
        reason: 'Switchyard stopped before the outcome was written',
      },
      { outcome: 'unknown' },
    )
  }
}
