import { listExportInput } from '@/lib/contracts/exports'
import type { ListDetail } from '@/lib/contracts/lists'
import { toInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { assertKnown, refreshLists } from './list-board'
import { listView } from './list-view'
import { noSuchList } from './read-list'

const countMaxAgeMs = 30_000

/** One list with the number of its leads. Throws not_found, or gone for one that was deleted here. */
export async function getList(ctx: Ctx, id: string): Promise<ListDetail> {
  assertMay(ctx, 'floor.read')
  const [leads, exports] = await Promise.all([countLeads(ctx, id), exportsOf(ctx, id), refreshLists(ctx)])
  const [active, inactive] = assertKnown(ctx)
  const list = listView(ctx, id)
  if (list === null) throw await absent(ctx, id, active.problem ?? inactive.problem)
  const { read, problem } = list.active ? active : inactive
  return {
    list,
    read: read === null ? null : { begunAt: read.begunAt, answeredAt: read.answeredAt },
    now: toInstant(ctx.clock.now()),
    leads,
    description: ctx.lists.stored(id)?.description ?? null,
    exports,
    problem,
  }
}

/** A search that failed is no proof that the list is not there. */
async function absent(ctx: Ctx, id: string, problem: string | null): Promise<AppError> {
  if (problem !== null) return new AppError('upstream_unavailable', problem)
  const act = await ctx.store.listActs.latestOf(id)
  if (act?.kind === 'remove' && act.status === 'done')
    return new AppError('gone', `The list ${act.listName} was deleted here by ${act.actorName}. Its calls stay in the log.`)
  return noSuchList(id)
}

async function countLeads(ctx: Ctx, id: string): Promise<ListDetail['leads']> {
  try {
    const { data, answeredAt } = await ctx.dialer.leads.search({ listIds: [id], limit: 1 }, { maxAgeMs: countMaxAgeMs })
    return { total: data.total, answeredAt, problem: data.total === null ? 'Convoso tells no number of leads for this list.' : null }
  } catch (error) {
    return { total: null, answeredAt: null, problem: sentenceOf(error) }
  }
}

async function exportsOf(ctx: Ctx, listId: string): Promise<ListDetail['exports']> {
  return (await ctx.store.jobs.unfinished()).flatMap(({ kind, status, input, file, actorName }) => {
    if (kind !== 'lists.export' || status === 'cancelling' || file === null || listExportInput.parse(input).listId !== listId) return []
    return [{ by: actorName, rows: file.rows, total: file.total }]
  })
}
