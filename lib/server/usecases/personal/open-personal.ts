import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { recordObserved } from '../audit/record-act'
import type { Ctx } from '../desk'
import { maySeePersonal } from './may-see-personal'

const hourMs = 3_600_000
/** Ten full pages of the largest size: far above a day's work of one person, far below the whole account. */
export const personalRowsPerHour = 20_000

type Opening = {
  kind: 'lead' | 'person' | 'page'
  /** A lead id, a person key or a search key; never personal data itself. */
  id: string
  /** How many people's data the answer shows. */
  rows: number
}

const isFirstBeyond = (sum: number, rows: number): boolean => sum > personalRowsPerHour && sum - rows <= personalRowsPerHour

/**
 * Call it before answering with personal data. A person without the right gets `masked` and no row; for everybody else one audit row
 * and the hour's count. Throws too_many_requests once the hour's quota is used up, and says so in the audit once.
 */
export async function openPersonal(ctx: Ctx, { kind, id, rows }: Opening): Promise<'full' | 'masked'> {
  if (!maySeePersonal(ctx)) return 'masked'
  const { userId } = ctx.actor
  if (userId === null || rows === 0) return 'full'
  const now = ctx.clock.now()
  const target = { kind, id }
  // One commit: what counts is in the audit, and the person waits for one write only.
  const sum = await ctx.store.together(async (store) => {
    const together = { ...ctx, store: { ...ctx.store, ...store } }
    const counted = await store.personalReads.add(userId, toInstant(now - (now % hourMs)), rows)
    if (counted <= personalRowsPerHour) await recordObserved(together, { action: 'personal.open', target, after: { rows } })
    else if (isFirstBeyond(counted, rows)) await recordObserved(together, { action: 'personal.quota', target, after: { rows, sum: counted, quota: personalRowsPerHour } }, 'denied')
    return counted
  })
  if (sum <= personalRowsPerHour) return 'full'
  if (isFirstBeyond(sum, rows)) ctx.log.warn({ userId, sum }, 'hourly quota of personal data reached')
  throw new AppError('too_many_requests', 'You have opened as many people in this hour as anybody may. An administrator sees this in the audit.', {
    retryAfterSeconds: Math.ceil((hourMs - (now % hourMs)) / 1000),
  })
}
