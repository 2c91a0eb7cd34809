import { z } from 'zod'
import { listBulkChange, type ListBulkChange, type SeenList } from '@/lib/contracts/list-bulk'
import { upstreamId } from '@/lib/contracts/paging'

const seen = z.object({ active: z.boolean(), campaignId: z.nullable(upstreamId) }) satisfies z.ZodType<SeenList>

/** One list of a bulk edit: as it was seen when somebody decided, and what it shall be. */
export const bulkRow = z.object({ id: upstreamId, name: z.string(), seen, target: listBulkChange })
export type BulkRow = z.infer<typeof bulkRow>

export const bulkRows = z.object({ lists: z.array(bulkRow) })

/** What a row has written or would write: only what an undo needs to turn round. */
export const listValue = z.union([z.object({ active: z.boolean() }), z.object({ campaignId: upstreamId })])
export type ListValue = z.infer<typeof listValue>

/** What is told of a change, e.g. `Deactivate 60 lists`. */
export function titleOf(change: ListBulkChange, count: number, campaignName: string | null): string {
  const lists = count === 1 ? '1 list' : `${count} lists`
  if ('active' in change) return `${change.active ? 'Activate' : 'Deactivate'} ${lists}`
  return `Move ${lists} to ${campaignName ?? `campaign ${change.campaignId}`}`
}
