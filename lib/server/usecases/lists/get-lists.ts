import type { ListsAnswer, ListsPart, ListsQuery } from '@/lib/contracts/lists'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { withoutCampaign } from './compose-campaigns'
import { assertKnown, refreshListsSoon } from './list-board'
import { listViews, openActs, pendingView } from './list-view'

/** The lists as the screens show them. Comes with the first search that answers; the rest is announced as a change. */
export async function getLists(ctx: Ctx, { status, campaignId }: ListsQuery = { status: [] }): Promise<ListsAnswer> {
  assertMay(ctx, 'floor.read')
  await refreshListsSoon(ctx)
  const [active, inactive] = assertKnown(ctx)
  const views = listViews(ctx)
  const isAll = status.length === 0 && campaignId === undefined
  const isWanted = (row: (typeof views)[number]) =>
    (status.length === 0 || status.includes(row.active ? 'active' : 'inactive')) && (campaignId === undefined || row.campaignId === campaignId)
  const onRows = new Set(views.map(({ id }) => id))
  return {
    items: isAll ? views : views.filter(isWanted),
    now: toInstant(ctx.clock.now()),
    active: partOf(active),
    inactive: partOf(inactive),
    campaigns: campaignsOf(ctx),
    openActs: openActs(ctx).flatMap((act) => (act.listId !== null && onRows.has(act.listId) ? [] : [pendingView(ctx, act)])),
  }
}

const partOf = ({ read, problem }: ReturnType<typeof assertKnown>[number]): ListsPart => ({
  read: read === null ? null : { begunAt: read.begunAt, answeredAt: read.answeredAt },
  problem,
})

function campaignsOf(ctx: Ctx): ListsAnswer['campaigns'] {
  const { isReading, problem } = ctx.lists.round()
  const composed = ctx.lists.sights().flatMap(({ row }) => (row.campaignId === null ? [ctx.lists.stored(row.id)?.campaignAt ?? null] : []))
  const oldestAt = composed.filter((at) => at !== null).toSorted()[0] ?? null
  return { missing: withoutCampaign(ctx).length, isReading, oldestAt, problem }
}
