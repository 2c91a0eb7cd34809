import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { Desk } from '../desk'
import { withLease } from '../with-lease'

const patienceMs = 15_000

/** One switch of a campaign at a time: in this process by a queue, among processes by a lease. Throws in_progress. */
export async function withCampaignLock<T>(desk: Desk, campaignId: string, work: () => Promise<T>): Promise<T> {
  const name = `campaign:${campaignId}`
  return await desk.mutex.run(name, async () => {
    const giveUpAt = toInstant(desk.clock.now() + patienceMs)
    const isWorthWaiting = () => Promise.resolve(toInstant(desk.clock.now()) < giveUpAt)
    const result = await withLease(desk, { name, isWorthWaiting }, async () => ({ value: await work() }))
    if (result === null) throw new AppError('in_progress', 'Another process is switching this campaign right now.', { retryAfterSeconds: 5 })
    return result.value
  })
}
