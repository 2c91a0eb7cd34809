import { editListAnswer, type EditListAnswer, type EditListInput, type List, type ListChanges, type ListConflict } from '@/lib/contracts/lists'
import { listFields, type ListField } from '@/lib/contracts/lists-words'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { ListAct } from '@/lib/server/ports/lists'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { atField } from '../leads/normal-values'
import { mayHaveArrived, readBack } from '../leads/read-lead'
import { once } from '../once'
import { isTold, readAndCompare } from './compare-list'
import { beginListAct, closeListAct, leaveOpen, refusalText, rememberList } from './list-acts'
import { listView } from './list-view'
import { isInCampaign, noSuchList, readListNow } from './read-list'
import { settleListAct } from './settle-list-act'
import { assertFreeName } from './unique-name'

export type EditList = EditListInput & { id: string; idempotencyKey: string }
export type ListEdit = EditListInput & { id: string }

/**
 * Renames, moves, activates or deactivates a list, unless somebody else changed the same fields since the person looked: then conflict, with
 * both values in `current`, and nothing is written. Throws not_found, invalid_request at the field, upstream_* (definitely not done).
 */
export async function editList(ctx: Ctx, { idempotencyKey, ...edit }: EditList): Promise<EditListAnswer> {
  assertMay(ctx, 'lists.edit')
  return await once(ctx, { key: idempotencyKey, request: edit, answer: editListAnswer, run: () => applyListEdit(ctx, edit) })
}

/** The edit itself; one at a time per list, and one at a time of all that choose a name. */
export async function applyListEdit(ctx: Ctx, edit: ListEdit): Promise<EditListAnswer> {
  assertMay(ctx, 'lists.edit')
  const alone = () => ctx.mutex.run(`list:${edit.id}`, () => compareAndWrite(ctx, edit))
  return await (edit.changes.name === undefined ? alone() : ctx.mutex.run('list-names', alone))
}

async function compareAndWrite(ctx: Ctx, edit: ListEdit): Promise<EditListAnswer> {
  assertNotUnderWay(ctx, edit.id)
  const found = await readListNow(ctx, edit.id)
  if (found.row === null) throw noSuchList(edit.id)
  const { before, after, conflicts } = await compare(ctx, found.row, edit)
  if (conflicts.length > 0) throw conflict(ctx, edit.id, conflicts)
  if (Object.keys(after).length === 0) return { outcome: 'unchanged', actId: null, written: [], list: shown(ctx, edit.id) }
  if (after.name !== undefined) await assertFreeName(ctx, after.name, edit.id)
  return await write(ctx, { row: found.row, before, after, reason: edit.reason })
}

/** Until it is proven what became of the last write, another one would make both unprovable. */
function assertNotUnderWay(ctx: Ctx, listId: string): void {
  const open = ctx.lists.acts().find((act) => act.listId === listId && act.settledAt === null)
  if (open === undefined) return
  const what = open.kind === 'remove' ? 'is being deleted' : 'has a change that Convoso has not shown yet'
  throw new AppError('in_progress', `This list ${what} (by ${open.actorName}). Switchyard keeps looking; try again in a moment.`, { retryAfterSeconds: 30 })
}

type Compared = { before: ListChanges; after: ListChanges; conflicts: ListConflict['fields'] }

async function compare(ctx: Ctx, row: List, { id, changes, expected }: ListEdit): Promise<Compared> {
  const compared: Compared = { before: {}, after: {}, conflicts: [] }
  const now = { name: row.name, active: row.active }
  for (const field of ['name', 'active'] as const) {
    if (changes[field] === undefined || changes[field] === now[field]) continue
    if (expected[field] === now[field]) put(compared, field, { before: now[field], after: changes[field] })
    else compared.conflicts.push({ field, expected: textOf(expected[field]), theirs: String(now[field]), yours: String(changes[field]) })
  }
  if (changes.campaignId !== undefined && !(await isInCampaign(ctx, row, changes.campaignId))) {
    const isAsSeen = expected.campaignId !== undefined && (await isInCampaign(ctx, row, expected.campaignId))
    if (isAsSeen) put(compared, 'campaignId', { before: expected.campaignId, after: changes.campaignId })
    else compared.conflicts.push({ field: 'campaignId', expected: textOf(expected.campaignId), theirs: row.campaignId, yours: changes.campaignId })
  }
  if (changes.description !== undefined) {
    // The dialer tells none: what was last written here is all that can be compared.
    const known = ctx.lists.stored(id)?.description ?? undefined
    if (expected.description === undefined || expected.description === known) put(compared, 'description', { before: known, after: changes.description })
    else compared.conflicts.push({ field: 'description', expected: expected.description, theirs: known ?? null, yours: changes.description })
  }
  return compared
}

type Sides = { before: string | boolean | undefined; after: string | boolean | undefined }

function put(compared: Compared, field: ListField, { before, after }: Sides): void {
  if (before !== undefined) Object.assign(compared.before, { [field]: before })
  Object.assign(compared.after, { [field]: after })
}

const textOf = (value: string | boolean | undefined): string | null => (value === undefined ? null : String(value))

function conflict(ctx: Ctx, id: string, fields: ListConflict['fields']): AppError {
  const current: ListConflict = { fields, list: shown(ctx, id) }
  return new AppError('conflict', 'Nothing was changed: somebody else has changed this list since it was read.', { current })
}

type Write = { row: List; before: ListChanges; after: ListChanges; reason: string | undefined }

async function write(ctx: Ctx, { row, before, after, reason }: Write): Promise<EditListAnswer> {
  const { id, name } = row
  const act = { action: 'lists.edit', target: { kind: 'list', id, name }, before, after, reason } as const
  const open = await beginListAct(ctx, { kind: 'edit', listId: id, listName: name, before, after, act })
  let said = 'success'
  try {
    await ctx.dialer.lists.update(id, after)
  } catch (error) {
    if (!mayHaveArrived(error)) throw await notDone(ctx, open, error)
    said = 'no answer'
  }
  ctx.lists.wrote(id, ctx.clock.now())
  const { seen, shown: isShown } = await readBack(ctx, () => readAndCompare(ctx, id, after), (each) => each.isSo)
  const written = listFields.filter((field) => after[field] !== undefined)
  if (isShown && (said === 'success' || isTold(after))) {
    await rememberList(ctx, id, after, seen?.read.begunAt ?? open.beganAt)
    await closeListAct(ctx, open, { outcome: 'succeeded', upstream: isTold(after) ? `${said}; read back` : said })
    return { outcome: 'confirmed', actId: open.actId, written, list: shown(ctx, id) }
  }
  const sentence = said === 'success' ? 'Convoso said yes but does not show the change yet.' : 'Convoso did not answer and does not show the change yet. It is not sent again.'
  const left = await leaveOpen(ctx, open, { status: 'unknown', sentence, upstream: `${said}; not yet seen in a read` })
  ctx.background('settling a change of a list', () => settleListAct(ctx, left))
  return { outcome: 'unknown', actId: open.actId, written, list: shown(ctx, id) }
}

async function notDone(ctx: Ctx, open: ListAct, error: unknown): Promise<unknown> {
  await closeListAct(ctx, open, { outcome: 'failed', upstream: refusalText(error) })
  return isAppError(error) ? atListField(error, open.after) : error
}

const placeOf: Record<string, ListField> = { '6003': 'name', '6004': 'campaignId', '6046': 'name', '6081': 'name' }

/** A refusal stands at the field that it is about, where that field was sent. */
export function atListField(error: AppError, sent: ListChanges): AppError {
  const field = placeOf[error.details.upstreamCode ?? '']
  if (field === undefined || sent[field] === undefined) return error
  return new AppError(error.code, error.message, { ...error.details, fields: atField(field, error.message).details.fields ?? [] })
}

function shown(ctx: Ctx, id: string) {
  const view = listView(ctx, id)
  if (view === null) throw noSuchList(id)
  return view
}
