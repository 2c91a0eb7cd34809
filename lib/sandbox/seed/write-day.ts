import type { DatabaseSync } from 'node:sqlite'
import { callWriter, plannedPhones } from './call-writer'
import type { PlannedCall } from './plan-day'
import { systemUserId } from './ids'
import type { World } from './world'

/** Writes planned calls. The leads follow when `leadsFollow`; lists and campaigns always know their newest call afterwards. */
export const writeCalls = (db: DatabaseSync, world: World, { calls, leadsFollow }: { calls: readonly PlannedCall[]; leadsFollow: boolean }): void => {
  const write = callWriter(db)
  const follow = db.prepare(`UPDATE leads SET status = ?, called_count = max(called_count + 1, ?), called_count_inbound = called_count_inbound + ?,
    last_called_at = ?, modified_at = ?, last_modified_by = ? WHERE id = ?`)
  for (const call of calls) {
    write(call, plannedPhones(world, call.leadId))
    if (!leadsFollow) continue
    const isInbound = call.callType === 'INBOUND' ? 1 : 0
    follow.run(call.status, call.calledCount, isInbound, call.at, call.at + call.seconds, call.agentId ?? systemUserId, call.leadId)
  }
  markNewest(db, calls)
}

/** Moves the last-call stamps of lists and campaigns forward, never back. */
export const markNewest = (db: DatabaseSync, calls: readonly PlannedCall[]): void => {
  const lists = new Map<number, number>()
  const campaigns = new Map<number, number>()
  for (const { listId, campaignId, at } of calls) {
    lists.set(listId, Math.max(at, lists.get(listId) ?? 0))
    campaigns.set(campaignId, Math.max(at, campaigns.get(campaignId) ?? 0))
  }
  const list = db.prepare('UPDATE lists SET last_called_at = max(coalesce(last_called_at, 0), ?) WHERE id = ?')
  const campaign = db.prepare('UPDATE campaigns SET last_call_at = max(coalesce(last_call_at, 0), ?) WHERE id = ?')
  for (const [id, at] of lists) list.run(at, id)
  for (const [id, at] of campaigns) campaign.run(at, id)
}
