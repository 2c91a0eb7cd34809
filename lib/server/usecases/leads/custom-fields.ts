import { z } from 'zod'
import type { LeadFieldsSetting } from '@/lib/contracts/lead-search'
import { isOwnField } from '@/lib/contracts/lead-edits-words'
import { customNameOf } from '@/lib/contracts/lead-search-words'
import type { Lead } from '@/lib/contracts/leads'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { atField } from './normal-values'

const shownKey = 'leads.custom-fields'
const seenKey = 'leads.custom-fields-seen'
const mostSeen = 300
const looksAt = 20

/** The account's own fields that an administrator chose to show, by their upstream names. */
export const getCustomFields = (ctx: Pick<Ctx, 'store'>): Promise<string[]> => readNames(ctx, shownKey)

/** Nobody writes a field of the account that nobody was meant to see. Throws invalid_request at the field. */
export async function assertOwnFields(ctx: Pick<Ctx, 'store'>, fields: readonly string[]): Promise<void> {
  const own = fields.filter(isOwnField)
  if (own.length === 0) return
  const shown = await getCustomFields(ctx)
  const foreign = own.find((field) => !shown.includes(customNameOf(field) ?? ''))
  if (foreign !== undefined) throw atField(foreign, 'This is not one of the fields of the account that are shown here.')
}

/** What may be shown, and what has been seen in answers so far; names alone, never values. */
export async function getLeadFields(ctx: Ctx): Promise<LeadFieldsSetting> {
  assertMay(ctx, 'connection.manage')
  return { shown: await getCustomFields(ctx), seen: await readNames(ctx, seenKey) }
}

export async function updateLeadFields(ctx: Ctx, { shown }: { shown: string[] }): Promise<LeadFieldsSetting> {
  assertMay(ctx, 'connection.manage')
  const before = await getCustomFields(ctx)
  const after = [...new Set(shown)].toSorted()
  await recordAct(ctx, { action: 'settings.lead-fields', before: { shown: before }, after: { shown: after } }, () => ctx.store.meta.put(shownKey, JSON.stringify(after)))
  return await getLeadFields(ctx)
}

/** Notes fields nobody has seen before, so that an administrator can choose among them. Writes only when there is a new one. */
export async function noteCustomFields(ctx: Pick<Ctx, 'store'>, leads: readonly Lead[]): Promise<void> {
  const found = new Set(leads.slice(0, looksAt).flatMap((lead) => Object.keys(lead.custom)))
  if (found.size === 0) return
  const seen = new Set(await readNames(ctx, seenKey))
  const fresh = [...found].filter((name) => !seen.has(name))
  if (fresh.length === 0 || seen.size >= mostSeen) return
  await ctx.store.meta.put(seenKey, JSON.stringify([...seen, ...fresh].slice(0, mostSeen).toSorted()))
}

const names = z.array(z.string())

async function readNames({ store }: Pick<Ctx, 'store'>, key: string): Promise<string[]> {
  const text = await store.meta.get(key)
  return text === null ? [] : names.parse(JSON.parse(text))
}
