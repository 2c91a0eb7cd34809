import type { DuplicateLeads } from '@/lib/contracts/list-health'
import type { Lead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { maskPhone } from '@/lib/shared/masking'
import { phoneText } from '@/lib/shared/phone-text'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { keepLeads } from '../health/keep-leads'
import { numbersOf } from '../health/scanned-lead'
import { getCustomFields } from '../../leads/custom-fields'
import { maySeePersonal } from '../../personal/may-see-personal'
import { openPersonal } from '../../personal/open-personal'
import { shownLead } from '../../personal/shown-lead'

/** More leads under one number than this are no duplicates but a number that stands for "none". */
const mostLeads = 200

/**
 * The leads behind one number, read afresh before anybody decides about them: most called first. What was read also goes into the scan.
 * Throws not_found when the number is nobody's duplicate any more.
 */
export async function getDuplicateLeads(ctx: Ctx, key: string): Promise<DuplicateLeads> {
  assertMay(ctx, 'leads.read')
  const members = (await ctx.store.listScans.membersOf(key)).slice(0, mostLeads)
  if (members.length === 0) throw new AppError('not_found', 'This number is not in any scanned list any more.')
  const leadIds = members.map(({ leadId }) => leadId)
  const { data } = await ctx.dialer.leads.search({ leadIds, limit: mostLeads }, { maxAgeMs: 2_000 })
  const asked = data.items.filter(({ id }) => leadIds.includes(id))
  await keepLeads(ctx, { leads: asked, scan: null })
  // An answer with anybody else in it was not about these ids, and says nothing about who is missing.
  const missing = asked.length === data.items.length ? leadIds.filter((id) => asked.every((lead) => lead.id !== id)) : []
  if (missing.length > 0) await ctx.store.listScans.apply({ leads: [], gone: missing, scan: null })
  const carriers = asked.filter((lead) => numbersOf(lead).some((number) => ctx.listHealth.hashNumber(number) === key))
  const found = new Set(carriers.map(({ id }) => id))
  await openPersonal(ctx, { kind: 'page', id: key, rows: carriers.length })
  const fields = await getCustomFields(ctx)
  const leads = carriers.toSorted((a, b) => (b.calledCount ?? 0) - (a.calledCount ?? 0) || Number(a.id) - Number(b.id))
  const numbers = sharedNumbers(carriers).map((text) => (maySeePersonal(ctx) ? text : maskPhone(text)))
  return { key, numbers, leads: leads.map((lead) => shownLead(ctx, lead, fields)), gone: leadIds.filter((id) => !found.has(id)), now: toInstant(ctx.clock.now()) }
}

/** As people read them; compared with their country, so that one number that is written in two ways is one. */
function sharedNumbers(leads: readonly Lead[]): string[] {
  const [first, ...others] = leads
  if (first === undefined) return []
  const code = first.phoneCode.replace(/\D/g, '') || '1'
  const shared = numbersOf(first).filter((number) => others.every((lead) => numbersOf(lead).includes(number)))
  return shared.map((number) => phoneText(number.slice(code.length), code))
}
