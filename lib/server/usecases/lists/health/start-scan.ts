import type { ListScan, ScanAllAnswer } from '@/lib/contracts/list-health'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../../assert-may'
import { recordAct } from '../../audit/record-act'
import type { Ctx } from '../../desk'
import { readLists } from '../list-board'
import { scanView } from './list-bars'
import { queueScan } from './queue-scan'

/** Reads a list from its beginning, also where a pass is under way; the numbers of the former one stay until this one is over. */
export async function startScan(ctx: Ctx, listId: string): Promise<ListScan> {
  assertMay(ctx, 'lists.edit')
  const list = (await readLists(ctx)).items.find(({ id }) => id === listId)
  if (list === undefined) throw new AppError('not_found', 'Convoso has no such list.')
  const scan = await recordAct(ctx, { action: 'lists.scan', target: { kind: 'list', id: listId, name: list.name } }, () => queueScan(ctx, listId))
  ctx.listHealth.bell.ring()
  return scanView(scan, null)
}

/** Scans every list that has not been read through, or whose scan failed. */
export async function startAllScans(ctx: Ctx): Promise<ScanAllAnswer> {
  assertMay(ctx, 'lists.edit')
  const { items } = await readLists(ctx)
  const scans = new Map((await ctx.store.listScans.all()).map((scan) => [scan.listId, scan]))
  const missing = items.filter(({ id }) => (scans.get(id)?.status ?? 'failed') === 'failed')
  if (missing.length === 0) return { queued: 0 }
  await recordAct(ctx, { action: 'lists.scan', after: { lists: missing.length } }, async () => {
    // Active lists first: they are the ones that run dry.
    for (const { id } of missing.toSorted((a, b) => Number(b.active) - Number(a.active))) await queueScan(ctx, id)
  })
  ctx.listHealth.bell.ring()
  return { queued: missing.length }
}
