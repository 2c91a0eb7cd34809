import type { KeptLead, LeadDetail } from '@/lib/contracts/lead-edits'
import { leadName, notRecreated } from '@/lib/contracts/lead-edits-words'
import { roleMay } from '@/lib/contracts/permissions'
import { AppError } from '@/lib/server/core/errors'
import type { LeadSnapshot } from '@/lib/server/ports/leads'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { detailOf, noSuchLead, readLead } from './read-lead'

/** Two people who open the same lead within this share one read; any write in between makes it anew. */
const shareMs = 2_000

/** One lead as this person may see it. Throws not_found, or gone for one that was deleted here, with its snapshot for those who may use it. */
export async function getLead(ctx: Ctx, id: string): Promise<LeadDetail> {
  assertMay(ctx, 'leads.read')
  const found = await readLead(ctx, id, { maxAgeMs: shareMs })
  if (found === null) throw await absent(ctx, id)
  await openPersonal(ctx, { kind: 'lead', id, rows: 1 })
  return await detailOf(ctx, found)
}

export async function absent(ctx: Ctx, id: string): Promise<AppError> {
  const snapshot = await ctx.store.leadSnapshots.get(id)
  if (snapshot === null) return noSuchLead(id)
  const { role } = ctx.actor
  const may = role === 'system' || roleMay(role, 'records.delete')
  return new AppError('gone', 'This lead was deleted here.', may ? { current: keptOf(snapshot) } : {})
}

const keptOf = ({ leadId, body, deletedAt, deletedBy, recreatedAs }: LeadSnapshot): KeptLead => ({
  leadId,
  name: leadName(body),
  deletedAt,
  deletedBy,
  recreatedAs,
  missing: [...notRecreated],
})
