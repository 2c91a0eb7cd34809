import { listNameKey } from '@/lib/contracts/lists-words'
import type { List } from '@/lib/contracts/lists'
import type { ListAct } from '@/lib/server/ports/lists'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { endAct } from '../audit/record-act'
import type { Ctx, Desk } from '../desk'
import { systemCtx } from '../system-ctx'
import { isTold, readAndCompare } from './compare-list'
import { auditAct, closeListAct, lateWriteMs, rememberList } from './list-acts'
import { deletionPatienceMs } from './list-view'
import { readListNow } from './read-list'
import { announceLists } from './take-in-lists'
import { everyListNow } from './unique-name'

/** Pauses between looks in ms: soon at first, then with patience. The last one repeats. */
const pauses = [2_000, 3_000, 5_000, 10_000, 15_000, 30_000] as const
const patientPauseMs = 300_000
const dayMs = 86_400_000

/** After a start: what was being sent when the process ended is unknown and looked for; deletions under way are watched on. */
export async function recoverListActs(desk: Desk): Promise<void> {
  for (const act of await desk.store.listActs.unsettled()) {
    const open: ListAct =
      act.status === 'sending'
        ? { ...act, status: 'unknown', endedAt: toInstant(desk.clock.now()), sentence: 'Switchyard stopped before the answer came, and keeps looking.' }
        : act
    if (open !== act) await desk.store.listActs.settle(open.id, open)
    desk.lists.putAct(open)
    desk.background('settling an act on a list', () => settleListAct(desk, open))
  }
}

/** Reads until it is proven what became of an act. Sends nothing. */
export async function settleListAct(desk: Desk, act: ListAct): Promise<void> {
  const ctx = systemCtx(desk, act.actorName)
  let isReported = false
  for (let turn = 0; ; turn += 1) {
    const age = desk.clock.now() - fromInstant(act.beganAt)
    await desk.clock.sleep(age > deletionPatienceMs ? patientPauseMs : (pauses[Math.min(turn, pauses.length - 1)] ?? patientPauseMs))
    const isSettled = await look(ctx, act).catch((error: unknown) => {
      desk.log.warn({ error, actId: act.actId }, 'an act on a list could not be looked for')
      return false
    })
    if (isSettled) return
    if (act.status !== 'deleting' || isReported || desk.clock.now() - fromInstant(act.beganAt) < deletionPatienceMs) continue
    isReported = true
    await endAct(ctx, act.actId, auditAct(act), { outcome: 'unknown', upstream: `Still there ${deletionPatienceMs / 60_000} minutes after code 102` })
    announceLists(desk, act.listId === null ? [] : [act.listId])
  }
}

/** One look; answers whether the act is settled by it. */
async function look(ctx: Ctx, act: ListAct): Promise<boolean> {
  const isLate = ctx.clock.now() >= fromInstant(act.endedAt ?? act.beganAt) + lateWriteMs
  const lookAt = { create: lookForNew, edit: lookForChange, remove: lookForGone } as const
  return await lookAt[act.kind](ctx, act, isLate)
}

async function lookForNew(ctx: Ctx, act: ListAct, isLate: boolean): Promise<boolean> {
  const key = listNameKey(act.after.name ?? act.listName)
  const own = (await everyListNow(ctx)).find((row) => listNameKey(row.name) === key)
  if (own !== undefined) {
    await welcome(ctx, own, act)
    await closeListAct(ctx, act, { outcome: 'succeeded', listId: own.id, upstream: 'no answer; found by its name' })
    return true
  }
  if (!isLate) return false
  const sentence = `Convoso never answered and has no list called ${act.listName}: it was not made.`
  await closeListAct(ctx, act, { outcome: 'failed', upstream: 'no answer; no list of this name', sentence, isShown: true })
  return true
}

/** A new list stands on the board with the campaign that it was made for. */
export async function welcome(ctx: Ctx, row: List, { after, beganAt }: Pick<ListAct, 'after' | 'beganAt'>): Promise<void> {
  ctx.lists.place(row.id, row, toInstant(ctx.clock.now()))
  await rememberList(ctx, row.id, after, beganAt)
}

async function lookForChange(ctx: Ctx, act: ListAct, isLate: boolean): Promise<boolean> {
  const id = act.listId ?? ''
  if (!isTold(act.after)) {
    const sentence = 'Convoso did not answer and tells no descriptions: write it again if in doubt.'
    await closeListAct(ctx, act, { outcome: 'unknown', upstream: 'no answer; a description cannot be read', sentence, isShown: true })
    return true
  }
  const { read, isSo } = await readAndCompare(ctx, id, act.after)
  if (isSo) {
    await rememberList(ctx, id, act.after, read.begunAt)
    await closeListAct(ctx, act, { outcome: 'succeeded', upstream: 'no answer at first; a later read shows it' })
    return true
  }
  if (!isLate) return false
  await closeListAct(ctx, act, {
    outcome: 'failed',
    upstream: 'not seen in any read',
    sentence: 'Convoso does not show the change: it was not carried out, or somebody changed the list again.',
    isShown: true,
  })
  return true
}

async function lookForGone(ctx: Ctx, act: ListAct, isLate: boolean): Promise<boolean> {
  const id = act.listId ?? ''
  const { row } = await readListNow(ctx, id)
  if (row === null) {
    await forgetList(ctx, id)
    await closeListAct(ctx, act, { outcome: 'succeeded', upstream: act.status === 'deleting' ? 'code 102; now gone from both statuses' : 'no answer; gone from both statuses' })
    return true
  }
  const isGivenUp = act.status === 'deleting' ? ctx.clock.now() - fromInstant(act.beganAt) > dayMs : isLate
  if (!isGivenUp) return false
  const sentence = act.status === 'deleting' ? 'Convoso still shows this list a day later: it is not being deleted.' : 'Convoso did not answer and still has the list: it was not deleted.'
  await closeListAct(ctx, act, { outcome: 'failed', upstream: 'still there', sentence, isShown: true })
  return true
}

/** A list that is gone leaves the board; what was done to it stays in the audit. */
export async function forgetList(ctx: Ctx, id: string): Promise<void> {
  ctx.lists.dropStored([id])
  await ctx.store.listStates.remove([id])
}
