import type { List } from '@/lib/contracts/lists'
import { sentenceOf, isAppError } from '@/lib/server/core/errors'
import type { StoredJobRow } from '@/lib/server/ports/jobs'
import { endAct, type Act } from '@/lib/server/usecases/audit/record-act'
import type { Ctx } from '@/lib/server/usecases/desk'
import { bulkRow, bulkRows, listValue, type BulkRow, type ListValue } from '@/lib/server/usecases/lists/bulk/bulk-rows'
import { expectedMs, rememberList } from '@/lib/server/usecases/lists/list-acts'
import { isInCampaign, readListNow } from '@/lib/server/usecases/lists/read-list'
import { announceLists } from '@/lib/server/usecases/lists/take-in-lists'
import type { RowHandler, RowPlan, RowReading, RowWork } from '../handler'

/** Activates, deactivates or moves many lists, each one read afresh before it is written. */
export const bulkEditLists: RowHandler = {
  kind: 'lists.bulk-edit',
  permission: 'lists.edit',
  // The same name as for an edit of a single list.
  lockOf: ({ key }) => `list:${key}`,
  prepare: async function* (_ctx, job) {
    yield bulkRows.parse(job.input).lists.map((row) => ({ key: row.id, payload: row }))
  },
  runRow,
  reconcileRow,
}

async function runRow(ctx: Ctx, { job, row, signal }: RowWork): Promise<RowPlan> {
  const wanted = bulkRow.parse(row.payload)
  if (ctx.lists.acts().some((act) => act.listId === wanted.id && act.settledAt === null))
    return { status: 'failed', code: 'in_progress', detail: 'Another change of this list is not proven yet, or it is being deleted.' }
  const options = { priority: 'background', signal } as const
  const { row: list } = await readListNow(ctx, wanted.id, options)
  if (list === null) return { status: 'skipped', code: 'list_gone', detail: 'This list is no longer there.' }
  if (await holds(ctx, list, wanted.target)) return { status: 'skipped', code: 'unchanged', detail: 'The list was already so.' }
  const before = await beforeOf(ctx, list, wanted)
  if (before === null) return { status: 'failed', code: 'campaign_unknown', detail: 'Convoso has not told yet which campaign this list is in. Try it again in a minute.' }
  if (!(await isAsSeen(ctx, list, wanted)))
    return { status: 'skipped', code: 'changed_since', detail: 'Somebody else has changed this list since it was chosen, so it was left alone.' }
  const after = wanted.target
  const act: Act = { action: 'lists.edit', target: { kind: 'list', id: list.id, name: list.name }, before, after, reason: job.title }
  const actId = actIdOf(row, row.attempts + 1)
  return { status: 'send', before, after, write: (deadline) => write(ctx, { id: list.id, after, act, actId, signal: deadline }) }
}

type Write = { id: string; after: ListValue; act: Act; actId: string; signal: AbortSignal }

/** The history of a list is told by the audit, so each has its intent and its outcome there, beside the job's own. */
async function write(ctx: Ctx, { id, after, act, actId, signal }: Write): Promise<void> {
  await endAct(ctx, actId, act, { outcome: 'attempted' })
  ctx.lists.expect(id, after, ctx.clock.now() + expectedMs)
  try {
    await ctx.dialer.lists.update(id, after, { priority: 'background', signal })
  } catch (error) {
    const isOpen = !isAppError(error) || error.details.sent === 'maybe'
    ctx.lists.wrote(id, ctx.clock.now())
    await endAct(ctx, actId, act, { outcome: isOpen ? 'unknown' : 'failed', upstream: sentenceOf(error) })
    throw error
  }
  await remember(ctx, { id, after, act, actId, upstream: 'success' })
}

async function remember(ctx: Ctx, { id, after, act, actId, upstream }: Omit<Write, 'signal'> & { upstream: string }): Promise<void> {
  const now = ctx.clock.now()
  ctx.lists.wrote(id, now)
  await rememberList(ctx, id, after, new Date(now).toISOString())
  await endAct(ctx, actId, act, { outcome: 'succeeded', upstream })
  announceLists(ctx, [id])
}

async function reconcileRow(ctx: Ctx, { job, row, signal }: RowWork): Promise<RowReading> {
  const options = { priority: 'background', signal } as const
  const { row: list } = await readListNow(ctx, row.key, options)
  const [before, after] = [listValue.parse(row.before), listValue.parse(row.after)]
  if (list === null) return 'changed-since'
  if (!(await holds(ctx, list, after))) return (await holds(ctx, list, before)) ? 'not-applied' : 'changed-since'
  const act: Act = { action: 'lists.edit', target: { kind: 'list', id: list.id, name: list.name }, before, after, reason: job.title }
  await remember(ctx, { id: list.id, after, act, actId: actIdOf(row, row.attempts), upstream: 'no answer; read back' })
  return 'applied'
}

/** The same after a restart, so that the outcome finds its intent. */
const actIdOf = ({ jobId, position }: StoredJobRow, attempt: number): string => `${jobId}.${position}.${attempt}`

const holds = async (ctx: Ctx, list: List, value: ListValue): Promise<boolean> =>
  'active' in value ? list.active === value.active : await isInCampaign(ctx, list, value.campaignId)

async function beforeOf(ctx: Ctx, list: List, { seen, target }: BulkRow): Promise<ListValue | null> {
  if ('active' in target) return { active: list.active }
  const campaignId = list.campaignId ?? seen.campaignId ?? ctx.lists.stored(list.id)?.campaignId ?? null
  return campaignId === null ? null : { campaignId }
}

/** Turning a list off is right wherever it is; for all else it must still be where, and what, it was. */
async function isAsSeen(ctx: Ctx, list: List, { seen, target }: BulkRow): Promise<boolean> {
  if ('active' in target && !target.active) return true
  if (list.active !== seen.active) return false
  return seen.campaignId === null || (await isInCampaign(ctx, list, seen.campaignId))
}
