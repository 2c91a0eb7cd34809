import type { ListBulkPreview, PreviewListBulkInput } from '@/lib/contracts/list-bulk'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { plannedRate } from '../../jobs/job-view'
import { readLists } from '../list-board'
import { campaignNameOf } from './create-list-bulk'

const previewMaxAgeMs = 2_000

/** The chosen lists as they are now, and how long it would take. Throws invalid_request for a campaign that is not there, upstream_*. */
export async function previewListBulk(ctx: Ctx, { kind, ids, change }: PreviewListBulkInput): Promise<ListBulkPreview> {
  assertMay(ctx, 'lists.edit')
  const { items } = await readLists(ctx, { maxAgeMs: previewMaxAgeMs })
  campaignNameOf(ctx, change)
  const known = new Map(items.map((list) => [list.id, list]))
  const chosen = [...new Set(ids)]
  const lists = chosen.flatMap((id) => {
    const list = known.get(id)
    if (list === undefined) return []
    const { name, active, campaignId, campaignName } = list
    const isUnchanged = 'active' in change ? active === change.active : campaignId === change.campaignId
    return [{ id, name, campaignName, isUnchanged, seen: { active, campaignId } }]
  })
  const rowsPerSecond = plannedRate(ctx, kind)
  return { kind, lists, rowsPerSecond, seconds: Math.ceil(lists.length / rowsPerSecond), missing: chosen.length - lists.length }
}
