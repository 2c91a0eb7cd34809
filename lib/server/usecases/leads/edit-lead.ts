import { editLeadAnswer, type EditLeadAnswer, type EditLeadInput, type LeadConflict } from '@/lib/contracts/lead-edits'
import { fieldsIn, toSent, valueIn, valuesOf, type LeadValues } from '@/lib/contracts/lead-edits-words'
import { AppError, isAppError, sentenceOf } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { beginAct, endAct, type Act } from '../audit/record-act'
import type { Ctx } from '../desk'
import { once } from '../once'
import { openPersonal } from '../personal/open-personal'
import { shownLead } from '../personal/shown-lead'
import { assertOwnFields, getCustomFields } from './custom-fields'
import { absent } from './get-lead'
import { mergeEdit, type MergedEdit } from './merge-edit'
import { normalValues } from './normal-values'
import { announceLead, detailOf, mayHaveArrived, readBack, readLeadNow, type LeadRead } from './read-lead'

export type EditLead = EditLeadInput & { id: string; idempotencyKey: string }
type LeadEdit = {
  id: string
  changes: LeadValues
  loaded: LeadValues
  reason?: string | undefined
  /** By a person; what the dialer held before goes back as it was. */
  isTyped: boolean
}

/**
 * Writes what a person changed, unless somebody else changed the same fields since the form was loaded: then conflict, with both values per
 * field in `current`, and nothing is written. Throws not_found, gone, invalid_request, upstream_* (definitely not done).
 */
export async function editLead(ctx: Ctx, input: EditLead): Promise<EditLeadAnswer> {
  assertMay(ctx, 'leads.edit')
  const { idempotencyKey, id, reason } = input
  const [changes, loaded] = [valuesOf(input.changes), valuesOf(input.loaded)]
  const request = { id, changes, loaded, reason }
  return await once(ctx, { key: idempotencyKey, request, answer: editLeadAnswer, run: () => applyEdit(ctx, { ...request, isTyped: true }) })
}

/** The edit itself; one at a time per lead. */
export async function applyEdit(ctx: Ctx, edit: LeadEdit): Promise<EditLeadAnswer> {
  await assertOwnFields(ctx, fieldsIn(edit.changes))
  return await ctx.mutex.run(`lead:${edit.id}`, async () => {
    const found = await readLeadNow(ctx, edit.id)
    if (found === null) throw await absent(ctx, edit.id)
    // Whatever comes of it, the answer holds this lead's data.
    await openPersonal(ctx, { kind: 'lead', id: edit.id, rows: 1 })
    const changes = edit.isTyped ? normalValues(edit.changes, found.lead.phoneCode) : edit.changes
    const merged = mergeEdit({ lead: found.lead, shown: shownLead(ctx, found.lead, await getCustomFields(ctx)), changes, loaded: edit.loaded })
    if (merged.conflicts.length > 0) throw await conflict(ctx, found, merged)
    if (Object.keys(merged.after).length === 0) return { outcome: 'unchanged', actId: null, written: [], detail: await detailOf(ctx, found) }
    return await write(ctx, found, { merged, reason: edit.reason })
  })
}

async function conflict(ctx: Ctx, found: LeadRead, { conflicts }: MergedEdit): Promise<AppError> {
  const current: LeadConflict = { fields: conflicts, modifiedAt: found.lead.modifiedAt, detail: await detailOf(ctx, found) }
  return new AppError('conflict', 'Nothing was saved: somebody else has changed the same fields since this form was opened.', { current })
}

type Write = { merged: MergedEdit; reason: string | undefined }

async function write(ctx: Ctx, found: LeadRead, { merged, reason }: Write): Promise<EditLeadAnswer> {
  const { id } = found.lead
  const act: Act = { action: 'leads.edit', target: { kind: 'lead', id }, before: merged.before, after: merged.after, reason }
  const actId = await beginAct(ctx, act)
  let said = 'success'
  try {
    await ctx.dialer.leads.update(id, toSent(merged.after))
  } catch (error) {
    if (!mayHaveArrived(error)) throw await notDone(ctx, { error, act, actId, merged })
    said = 'no answer'
  }
  const { seen, shown } = await readBack(ctx, () => readLeadNow(ctx, id), (read) => read !== null && holds(read, merged.after))
  await endAct(ctx, actId, act, shown ? { outcome: 'succeeded', upstream: `${said}; read back` } : { outcome: 'unknown', upstream: `${said}; not yet seen in a read` })
  announceLead(ctx, id)
  const written = fieldsIn(merged.after)
  return { outcome: shown ? 'confirmed' : 'unknown', actId, written, detail: await detailOf(ctx, seen ?? found) }
}

const holds = ({ lead }: LeadRead, after: LeadValues): boolean =>
  fieldsIn(after).every((field) => valueIn(lead, field) === after[field])

async function notDone(ctx: Ctx, { error, act, actId, merged }: { error: unknown; act: Act; actId: string; merged: MergedEdit }): Promise<unknown> {
  const code = isAppError(error) ? error.details.upstreamCode : undefined
  await endAct(ctx, actId, act, { outcome: 'failed', upstream: code === undefined ? sentenceOf(error) : `Code ${code}: ${sentenceOf(error)}` })
  return isAppError(error) ? atSentFields(error, merged.after) : error
}

/** A refusal names every field that it may be about; only those that were sent can be meant. */
export function atSentFields(error: AppError, sent: LeadValues): AppError {
  const { fields, ...details } = error.details
  if (fields === undefined) return error
  const named = new Set<string>(fieldsIn(sent))
  const meant = fields.filter(({ path }) => named.has(path))
  return new AppError(error.code, error.message, meant.length === 0 ? details : { ...details, fields: meant })
}
