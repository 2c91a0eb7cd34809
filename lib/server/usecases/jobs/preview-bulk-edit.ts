import type { BulkEditPreview, PreviewBulkEditInput } from '@/lib/contracts/jobs'
import { bulkEditCeiling } from '@/lib/contracts/jobs-words'
import { fieldsIn, valuesOf } from '@/lib/contracts/lead-edits-words'
import type { Lead } from '@/lib/contracts/leads'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { assertOwnFields } from '../leads/custom-fields'
import { freezeSelection, pagesOf, type FrozenSelection } from './bulk-selection'
import { differenceOf } from './bulk-values'
import { plannedRate } from './job-view'

const sampleSize = 8
/** Of a page of chosen rows so many are read for the sample; the count is known anyway. */
const readOfIds = 100

/** What a bulk edit would do and how long it would take, told before anything starts. Throws what starting it would throw. */
export async function previewBulkEdit(ctx: Ctx, { kind, selection, changes }: PreviewBulkEditInput): Promise<BulkEditPreview> {
  assertMay(ctx, 'lists.edit')
  await assertOwnFields(ctx, fieldsIn(valuesOf(changes)))
  const { leads, count } = await look(ctx, await freezeSelection(ctx, selection))
  const differences = leads.map((lead) => ({ leadId: lead.id, difference: differenceOf(lead, changes) }))
  const changing = differences.flatMap(({ leadId, difference }) => (difference === null ? [] : [{ leadId, before: difference.before, after: difference.after }]))
  const rowsPerSecond = plannedRate(ctx, kind)
  return {
    count,
    ceiling: bulkEditCeiling,
    rowsPerSecond,
    seconds: Math.ceil(count / rowsPerSecond),
    sampled: leads.length,
    unchanged: leads.length - changing.length,
    sample: changing.slice(0, sampleSize),
  }
}

/** The first leads of the selection, and how many there are in all. */
export async function look(ctx: Ctx, selection: FrozenSelection): Promise<{ leads: Lead[]; count: number }> {
  if ('ids' in selection) {
    const { data } = await ctx.dialer.leads.search({ leadIds: selection.ids.slice(0, readOfIds), limit: readOfIds })
    const leads = data.items.filter(({ id }) => selection.ids.includes(id))
    return { leads, count: selection.ids.length }
  }
  let first: Lead[] | null = null
  let count = 0
  for await (const { leads, total } of pagesOf(ctx, selection.any, {})) {
    first ??= leads
    count += leads.length
    if (total !== null) return { leads: first, count: total }
  }
  return { leads: first ?? [], count }
}
