import type { DialerCampaign, Read } from '@/lib/server/ports/dialer'
import type { Store, StoredCampaignState, StoredSwitch } from '@/lib/server/ports/store'
import { fromInstant } from '@/lib/shared/instant'

/**
 * What this process knows of campaign states: the newest read, our switches in flight, and what the store keeps beside them.
 * Pure memory over the store; every change bumps `version`, so that answers may be reused while nothing changed.
 */
export type CampaignBoard = {
  version: () => number
  latest: () => Read<DialerCampaign[]> | null
  /** Why the newest read failed, in a sentence; null after a good one. */
  problem: () => string | null
  stored: (campaignId: string) => StoredCampaignState | undefined
  pending: (campaignId: string) => StoredSwitch | undefined
  allPending: () => StoredSwitch[]
  /** Epoch ms after which a read must have begun to say anything about this campaign; 0 when we never wrote. */
  lastWriteEnd: (campaignId: string) => number
  accept: (read: Read<DialerCampaign[]>, rows: StoredCampaignState[]) => void
  fail: (sentence: string) => void
  putPending: (row: StoredSwitch) => void
  dropPending: (campaignId: string, writeEnd: number | null) => void
  putStored: (rows: StoredCampaignState[]) => void
}

export async function openBoard(store: Pick<Store, 'campaignStates' | 'switches'>): Promise<CampaignBoard> {
  const stored = new Map((await store.campaignStates.all()).map((row) => [row.campaignId, row]))
  const pending = new Map((await store.switches.unsettled()).map((row) => [row.campaignId, row]))
  const writeEnds = new Map<string, number>()
  let latest: Read<DialerCampaign[]> | null = null
  let problem: string | null = null
  let version = 0
  const changed = () => {
    version += 1
  }
  return {
    version: () => version,
    latest: () => latest,
    problem: () => problem,
    stored: (id) => stored.get(id),
    pending: (id) => pending.get(id),
    allPending: () => [...pending.values()],
    lastWriteEnd: (id) => writeEnds.get(id) ?? 0,
    accept: (read, rows) => {
      if (latest === null || fromInstant(read.begunAt) >= fromInstant(latest.begunAt)) latest = read
      problem = null
      for (const row of rows) stored.set(row.campaignId, row)
      changed()
    },
    fail: (sentence) => {
      problem = sentence
      changed()
    },
    putPending: (row) => {
      pending.set(row.campaignId, row)
      changed()
    },
    dropPending: (id, writeEnd) => {
      pending.delete(id)
      if (writeEnd !== null) writeEnds.set(id, Math.max(writeEnd, writeEnds.get(id) ?? 0))
      changed()
    },
    putStored: (rows) => {
      for (const row of rows) stored.set(row.campaignId, row)
      changed()
    },
  }
}
