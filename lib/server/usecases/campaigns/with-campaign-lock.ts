import type { Desk } from '../desk'

/** One switch of a campaign at a time. A queue in this process is enough: the store is held by one process alone. */
export const withCampaignLock = <T>(desk: Desk, campaignId: string, work: () => Promise<T>): Promise<T> => desk.mutex.run(`campaign:${campaignId}`, work)
