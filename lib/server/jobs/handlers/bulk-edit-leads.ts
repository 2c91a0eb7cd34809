import { z } from 'zod'
import { bulkChanges } from '@/lib/contracts/jobs'
import { leadFilters, type Lead } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import type { StoredJob } from '@/lib/server/ports/jobs'
import type { Ctx } from '@/lib/server/usecases/desk'
import { countConflict, frozenSelection, matchesAny, pagesOf } from '@/lib/server/usecases/jobs/bulk-selection'
import { differenceOf, shows } from '@/lib/server/usecases/jobs/bulk-values'
import type { JobHandler, RowPlan, RowReading, RowWork } from '../handler'

/** Sets the same values on many leads, each one read afresh before it is written. */
export const bulkEditLeads: JobHandler = {
  kind: 'leads.bulk-edit',
  permission: 'lists.edit',
  // The same name as for an edit of a single lead.
  lockOf: ({ key }) => `lead:${key}`,
  prepare,
  runRow,
  reconcileRow,
}

const whole = z.object({ selection: frozenSelection, expectedCount: z.number() })
/** What each row needs: thousands of frozen ids are not looked at again for every one of them. */
const perRow = z.object({ selection: z.object({ any: z.array(leadFilters).optional() }), changes: bulkChanges })

async function* prepare(ctx: Ctx, job: StoredJob, signal: AbortSignal): AsyncGenerator<{ key: string; payload: unknown }[]> {
  const { selection, expectedCount } = whole.parse(job.input)
  let count = 0
  for await (const ids of idsOf(ctx, selection, signal)) {
    count += ids.length
    yield ids.map((key) => ({ key, payload: null }))
  }
  if (count !== expectedCount) throw countConflict(count)
}

async function* idsOf(ctx: Ctx, selection: z.infer<typeof frozenSelection>, signal: AbortSignal): AsyncGenerator<string[]> {
  if ('ids' in selection) return yield selection.ids
  for await (const { leads } of pagesOf(ctx, selection.any, { priority: 'background', signal })) yield leads.map(({ id }) => id)
}

async function runRow(ctx: Ctx, { job, row, signal }: RowWork): Promise<RowPlan> {
  const { selection, changes } = perRow.parse(job.input)
  const lead = await readLead(ctx, row.key, signal)
  if (lead === null) return { status: 'skipped', code: 'lead_gone', detail: 'This lead is no longer there.' }
  if (selection.any !== undefined && !matchesAny(lead, selection.any))
    return { status: 'skipped', code: 'no_longer_matches', detail: 'The lead changed since the selection and no longer matches the search.' }
  const difference = differenceOf(lead, changes)
  if (difference === null) return { status: 'skipped', code: 'unchanged', detail: 'The lead has these values already.' }
  const { before, after } = difference
  const write = (deadline: AbortSignal) => ctx.dialer.leads.update(row.key, difference.changes, { priority: 'background', signal: deadline })
  return { status: 'send', before, after, write }
}

const kept = z.record(z.string(), z.string().nullable()).catch({})

async function reconcileRow(ctx: Ctx, { row, signal }: RowWork): Promise<RowReading> {
  const lead = await readLead(ctx, row.key, signal)
  if (lead === null) return 'changed-since'
  if (shows(lead, kept.parse(row.after))) return 'applied'
  return shows(lead, kept.parse(row.before)) ? 'not-applied' : 'changed-since'
}

async function readLead(ctx: Ctx, id: string, signal: AbortSignal): Promise<Lead | null> {
  const options = { priority: 'background', begunAfter: ctx.clock.now(), signal } as const
  const { data } = await ctx.dialer.leads.search({ leadIds: [id], limit: 2 }, options)
  const lead = data.items.find((item) => item.id === id)
  if (lead === undefined && data.items.length > 0)
    throw new AppError('selection_mismatch', 'Convoso answered with another lead than the one asked for. This lead was not changed.')
  return lead ?? null
}
