import type { List, ListChanges } from '@/lib/contracts/lists'
import type { Desk } from '../desk'
import { isInCampaign, readListNow, type ListRead } from './read-list'

/** Whether a read can show any of it: the dialer tells no descriptions. */
export const isTold = (after: ListChanges): boolean => after.name !== undefined || after.active !== undefined || after.campaignId !== undefined

/** The list as it is now, and whether it has every value that was written. */
export async function readAndCompare(desk: Desk, id: string, after: ListChanges): Promise<ListRead & { isSo: boolean }> {
  const found = await readListNow(desk, id)
  return { ...found, isSo: found.row !== null && (await holds(desk, found.row, after)) }
}

async function holds(desk: Desk, row: List, after: ListChanges): Promise<boolean> {
  if (after.name !== undefined && after.name !== row.name) return false
  if (after.active !== undefined && after.active !== row.active) return false
  return after.campaignId === undefined || (await isInCampaign(desk, row, after.campaignId))
}
