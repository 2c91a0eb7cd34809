import type { LeadDetail } from '@/lib/contracts/lead-edits'
import type { Lead } from '@/lib/contracts/leads'
import type { ReadStamp } from '@/lib/contracts/paging'
import { toInstant } from '@/lib/shared/instant'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { ReadOptions } from '@/lib/server/ports/dialer'
import type { Ctx, Desk } from '../desk'
import { shownLead } from '../personal/shown-lead'
import { getCustomFields } from './custom-fields'

export type LeadRead = { lead: Lead; read: ReadStamp }

/** One lead as the dialer holds it; null where it has none of this id. Throws selection_mismatch when the dialer answers with others. */
export async function readLead(ctx: Ctx, id: string, options?: ReadOptions): Promise<LeadRead | null> {
  const { data, begunAt, answeredAt } = await ctx.dialer.leads.search({ leadIds: [id], limit: 10 }, options)
  const lead = data.items.find((item) => item.id === id)
  if (lead !== undefined) return { lead, read: { begunAt, answeredAt } }
  if (data.items.length === 0) return null
  throw new AppError('selection_mismatch', 'Convoso answered with other leads than the one asked for. Nothing was shown or changed.')
}

/** The lead as it is now: the read begins after this call. */
export const readLeadNow = (ctx: Ctx, id: string): Promise<LeadRead | null> => readLead(ctx, id, { begunAfter: ctx.clock.now() })

export const noSuchLead = (id: string): AppError => new AppError('not_found', `Convoso has no lead with id ${id}.`)

export const detailOf = async (ctx: Ctx, { lead, read }: LeadRead): Promise<LeadDetail> => ({
  lead: shownLead(ctx, lead, await getCustomFields(ctx)),
  read,
  now: toInstant(ctx.clock.now()),
})

/** Whether a write that failed so may still have been carried out. */
export const mayHaveArrived = (error: unknown): boolean => !isAppError(error) || error.details.sent === 'maybe'

/** Pauses before each of the three read-backs, in ms: together well under ten seconds. */
const readBackPauses = [0, 1_000, 3_000]

/** Reads until `isShown`; answers the newest read that came and whether one showed it. A read that fails shows nothing. */
export async function readBack<T>(ctx: Ctx, read: () => Promise<T>, isShown: (seen: T) => boolean): Promise<{ seen: T | undefined; shown: boolean }> {
  let seen: T | undefined
  for (const pause of readBackPauses) {
    if (pause > 0) await ctx.clock.sleep(pause)
    try {
      seen = await read()
      if (isShown(seen)) return { seen, shown: true }
    } catch (error) {
      ctx.log.warn({ error }, 'a read-back failed')
    }
  }
  return { seen, shown: false }
}

export const announceLead = (ctx: Pick<Desk, 'events' | 'clock'>, id: string): void => ctx.events.publish({ kind: 'lead.changed', at: toInstant(ctx.clock.now()), id })
