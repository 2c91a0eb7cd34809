import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { Desk } from '../desk'

const leaseMs = 90_000
const retryMs = 100
const patienceMs = 15_000

/** One switch of a campaign at a time: in this process by a queue, among processes by a lease. Throws in_progress. */
export async function withCampaignLock<T>(desk: Desk, campaignId: string, work: () => Promise<T>): Promise<T> {
  const name = `campaign:${campaignId}`
  return await desk.mutex.run(name, async () => {
    await takeLease(desk, name)
    try {
      return await work()
    } finally {
      await desk.store.leases.release(name, desk.processId)
    }
  })
}

async function takeLease(desk: Desk, name: string): Promise<void> {
  const giveUpAt = desk.clock.now() + patienceMs
  for (;;) {
    const now = desk.clock.now()
    if (await desk.store.leases.take(name, desk.processId, toInstant(now), toInstant(now + leaseMs))) return
    if (now >= giveUpAt) throw new AppError('in_progress', 'Another process is switching this campaign right now.', { retryAfterSeconds: 5 })
    await desk.clock.sleep(retryMs)
  }
}
