import type { AuditAnswer, AuditSearch, AuditVerification } from '@/lib/contracts/audit'
import { toInstant } from '@/lib/shared/instant'
import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { maskedEntry } from '../personal/masked-entry'
import { recordAct } from './record-act'

/** Newest first; days are the account zone's. Personal values and addresses of people are for those who may read the whole audit. */
export async function searchAudit(ctx: Ctx, search: AuditSearch): Promise<AuditAnswer> {
  assertMay(ctx, 'audit.read')
  const zone = ctx.environment.timeZone
  const rows = await ctx.store.audit.search({
    ...search,
    limit: search.limit + 1,
    ...(search.from === undefined ? {} : { fromAt: startOfDay(search.from, zone) }),
    ...(search.to === undefined ? {} : { toAt: startOfNextDay(search.to, zone) }),
  })
  const items = rows.slice(0, search.limit)
  const seesAll = ctx.actor.role === 'admin' || ctx.actor.role === 'system'
  return {
    items: seesAll ? items : items.map((entry) => ({ ...maskedEntry(entry), address: null })),
    nextBefore: rows.length > search.limit ? (items.at(-1)?.seq ?? null) : null,
    now: toInstant(ctx.clock.now()),
  }
}

/** Walks the whole chain and names the first entry that does not fit. */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerification> {
  assertMay(ctx, 'audit.read-all')
  return await recordAct(ctx, { action: 'audit.verify' }, async () => {
    const result = await ctx.store.audit.verify()
    return { ...result, checkedAt: toInstant(ctx.clock.now()) }
  })
}
