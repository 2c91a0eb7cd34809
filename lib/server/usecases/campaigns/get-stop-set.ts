import type { StopSet, StopSetAnswer, SwitchRun } from '@/lib/contracts/campaigns'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import type { StoredRun, StoredRunItem, StoredStopSetCampaign } from '@/lib/server/ports/store'
import { assertMay } from '../assert-may'
import type { Ctx, Desk } from '../desk'

/** The open stop set, or null. Every campaign says whether somebody switched it since it was stopped. */
export async function getStopSet(ctx: Ctx): Promise<StopSetAnswer> {
  assertMay(ctx, 'floor.read')
  const now = toInstant(ctx.clock.now())
  const open = await ctx.store.stopSets.open()
  if (open === null) return { open: null, now }
  const [campaigns, newest] = await Promise.all([ctx.store.stopSets.campaigns(open.id), ctx.store.runs.latestForStopSet(open.id)])
  const ours = await lastSwitches(ctx, campaigns)
  const set: StopSet = {
    id: open.id,
    openedAt: open.openedAt,
    openedBy: open.openedBy,
    campaigns: campaigns.map((row) => ({
      campaignId: row.campaignId,
      campaignName: row.campaignName,
      stoppedAt: row.stoppedAt,
      active: ctx.board.stored(row.campaignId)?.active ?? null,
      switchedSince: switchedSince(ctx, row, ours.get(row.campaignId)),
    })),
    run: newest === null ? null : runView(newest),
  }
  return { open: set, now }
}

export const runView = ({ run, items }: { run: StoredRun; items: StoredRunItem[] }): SwitchRun => ({
  id: run.id,
  kind: run.kind,
  active: run.active,
  status: run.status,
  by: run.actorName,
  createdAt: run.createdAt,
  finishedAt: run.finishedAt,
  items: items.map(({ campaignId, campaignName, status, detail, upstreamCode, updatedAt }) => ({
    campaignId,
    campaignName,
    status,
    detail,
    upstreamCode,
    updatedAt,
  })),
})

type LastSwitch = { at: string; by: string; desired: boolean; isStopOrRestore: boolean }

async function lastSwitches(desk: Desk, campaigns: StoredStopSetCampaign[]): Promise<Map<string, LastSwitch>> {
  const rows = await desk.store.switches.latestFor(campaigns.map((row) => row.campaignId))
  return new Map(
    rows
      .filter((row) => row.status !== 'failed')
      .map((row) => [row.campaignId, { at: row.beganAt, by: row.actorName, desired: row.desired, isStopOrRestore: row.runId !== null }]),
  )
}

/** A person here (not the stop itself), or somebody outside, since the campaign was stopped. */
function switchedSince(desk: Desk, row: StoredStopSetCampaign, last: LastSwitch | undefined): string | null {
  if (last !== undefined && !last.isStopOrRestore && fromInstant(last.at) > fromInstant(row.stoppedAt))
    return `${last.by} switched it ${last.desired ? 'on' : 'off'} here at ${last.at}`
  const known = desk.board.stored(row.campaignId)
  if (known === undefined || known.driftSeenAt === null) return null
  if (fromInstant(known.driftSeenAt) > fromInstant(row.stoppedAt))
    return `Somebody switched it ${known.active ? 'on' : 'off'} outside Switchyard, seen at ${known.driftSeenAt}`
  return null
}
