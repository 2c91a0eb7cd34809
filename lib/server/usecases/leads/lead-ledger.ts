import type { AddLeadAnswer } from '@/lib/contracts/lead-edits'
import type { LeadAdd, LeadSettlement } from '@/lib/server/ports/leads'
import type { Ctx, Desk } from '../desk'
import { announceLead } from './read-lead'

/** Names one request of one person. */
export const requestKeyOf = ({ actor }: Pick<Ctx, 'actor'>, idempotencyKey: string): string => `${actor.userId ?? 'system'}:${idempotencyKey}`

export const actionOf = ({ recreates }: Pick<LeadAdd, 'recreates'>) => (recreates === null ? 'leads.add' : 'leads.recreate')

/** What the ledger says of an add. */
export function answerOf({ id, status, code, leadId, sentence }: LeadAdd): AddLeadAnswer {
  const outcome = status === 'done' ? (code === 'updated' ? 'updated' : 'added') : status === 'failed' ? 'failed' : 'unknown'
  return { addId: id, outcome, leadId, sentence: sentence ?? 'The lead is being sent.' }
}

/** Writes what became of an add, beside the snapshot that it was made of too, and tells every screen. */
export async function settleLedger(ctx: Pick<Desk, 'store' | 'events' | 'clock'>, add: LeadAdd, settlement: LeadSettlement): Promise<void> {
  const { leadId } = settlement
  await ctx.store.leadAdds.settle(add.id, settlement)
  if (add.recreates !== null && leadId !== null) await ctx.store.leadSnapshots.setRecreated(add.recreates, leadId)
  announceLead(ctx, leadId ?? add.id)
  if (add.recreates !== null) announceLead(ctx, add.recreates)
}
