import { z } from 'zod'
import type { AuditEntry } from '@/lib/contracts/audit'
import { editLeadAnswer, type EditLeadAnswer } from '@/lib/contracts/lead-edits'
import { editableFields, isOwnField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { applyEdit } from './edit-lead'

export type UndoEdit = { id: string; actId: string; idempotencyKey: string }

/** Puts back what one edit changed, as an edit of its own: who has changed a field since is not overruled. Errors as editLead. */
export async function undoEdit(ctx: Ctx, { id, actId, idempotencyKey }: UndoEdit): Promise<EditLeadAnswer> {
  assertMay(ctx, 'leads.edit')
  return await once(ctx, {
    key: idempotencyKey,
    request: { id, actId },
    answer: editLeadAnswer,
    run: async () => {
      const entry = await findEdit(ctx, id, actId)
      const [changes, loaded] = [valuesIn(entry.before), valuesIn(entry.after)]
      return await applyEdit(ctx, { id, changes, loaded, reason: `Undo of the edit by ${entry.actorName}`, isTyped: false })
    },
  })
}

const pageSize = 200
const mostPages = 25

async function findEdit(ctx: Ctx, id: string, actId: string): Promise<AuditEntry> {
  let before: number | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const search = { action: ['leads.edit' as const], outcome: [], actor: '', target: id, limit: pageSize }
    const entries = await ctx.store.audit.search({ ...search, ...(before === undefined ? {} : { before }) })
    const found = entries.find((entry) => entry.actId === actId && entry.action === 'leads.edit' && entry.targetId === id && wasDone(entry))
    if (found !== undefined) return found
    before = entries.at(-1)?.seq
    if (entries.length < pageSize) break
  }
  throw new AppError('not_found', 'There is no such edit of this lead, or it was never carried out.')
}

const wasDone = ({ outcome }: AuditEntry): boolean => outcome === 'succeeded' || outcome === 'unknown'

const fields = z.union([z.enum(editableFields), z.string().refine(isOwnField)])
const values = z.partialRecord(fields, z.string())
const valuesIn = (held: unknown): LeadValues => values.parse(held)
