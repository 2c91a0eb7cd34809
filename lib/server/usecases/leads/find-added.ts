import { leadTextNames } from '@/lib/contracts/lead-edits-words'
import type { Lead, NewLead } from '@/lib/contracts/leads'
import type { LeadAdd } from '@/lib/server/ports/leads'
import type { Ctx } from '../desk'

const mostCarriers = 2_000

/** Leads that carry the number now, where a new or a changed one would be. The read begins after this call. */
export async function carriersNow(ctx: Ctx, lead: Pick<NewLead, 'phone' | 'listId' | 'updateIfFound'>): Promise<Lead[]> {
  const scope = lead.updateIfFound === undefined ? { listIds: [lead.listId] } : {}
  const { data } = await ctx.dialer.leads.search({ phone: lead.phone, ...scope, limit: mostCarriers }, { begunAfter: ctx.clock.now() })
  return data.items.filter((item) => item.phone === lead.phone)
}

export type Finding = { kind: 'added' | 'updated'; leadId: string } | { kind: 'none' } | { kind: 'ambiguous' }

/** Which of the leads that carry the number now came of this add. More than one that may be it: nobody can tell. */
export function findAdded(add: Pick<LeadAdd, 'body' | 'knownIds'>, carriers: readonly Lead[]): Finding {
  const fresh = carriers.filter((lead) => !add.knownIds.includes(lead.id))
  const own = fresh.filter((lead) => lead.listId === add.body.listId && holdsSent(lead, add.body))
  const [only, ...others] = own
  if (only !== undefined) return others.length === 0 ? { kind: 'added', leadId: only.id } : { kind: 'ambiguous' }
  if (fresh.length > 0) return { kind: 'ambiguous' }
  return add.body.updateIfFound === undefined ? { kind: 'none' } : findUpdated(add, carriers)
}

function findUpdated({ body }: Pick<LeadAdd, 'body'>, carriers: readonly Lead[]): Finding {
  const [only, ...others] = carriers.filter((lead) => holdsSent(lead, body))
  if (only === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'updated', leadId: only.id } : { kind: 'ambiguous' }
}

/** Whether a lead has every value that was sent. */
export const holdsSent = (lead: Lead, sent: NewLead): boolean =>
  leadTextNames.every((name) => {
    const value = sent[name]
    return value === undefined || value === '' || value === lead[name]
  }) && (sent.status === undefined || sent.status === lead.status)
