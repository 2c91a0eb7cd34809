import { customNameOf } from '@/lib/contracts/lead-search-words'
import type { KeptLeadSearch, LeadRow, LeadSearchQuery, LeadsAnswer } from '@/lib/contracts/lead-search'
import { lead as leadShape, type Lead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { shownLead } from '../personal/shown-lead'
import { callsWithNumber } from './calls-with-number'
import { getCustomFields, noteCustomFields } from './custom-fields'
import { filtersOf } from './filters-of'
import { readKeptSearch } from './kept-search'
import { readMatching } from './read-matching'

/** One page of leads. With a search key, those whom the kept search and the filters beside it both match. */
export async function searchLeads(ctx: Ctx, query: LeadSearchQuery): Promise<LeadsAnswer> {
  assertMay(ctx, 'leads.read')
  const { s: key } = query
  return await readLeads(ctx, query, key === undefined ? null : { key, search: await readKeptSearch(ctx, key) })
}

type Kept = { key: string; search: KeptLeadSearch }

/** For whoever has asked already whether this person may use that search. */
export async function readLeads(ctx: Ctx, query: Omit<LeadSearchQuery, 's'>, kept: Kept | null): Promise<LeadsAnswer> {
  const { offset, limit, fields, ...open } = query
  const beside = filtersOf(ctx, open)
  const any = kept === null ? [beside] : kept.search.any.flatMap((filters) => both(filters, beside))
  const [found, customFields] = await Promise.all([
    any.length === 0 ? nobody(ctx, limit) : readMatching(ctx, any, { offset, limit }),
    getCustomFields(ctx),
  ])
  const { items, ...facts } = found
  await openPersonal(ctx, { kind: 'page', id: kept?.key ?? 'leads', rows: items.length })
  ctx.background('custom fields of leads', () => noteCustomFields(ctx, items))
  const isUnknownNumber = items.length === 0 && offset === 0 && kept?.search.understoodAs.kind === 'phone'
  return {
    ...facts,
    items: items.map(rowsOf(ctx, { fields, customFields })),
    offset,
    now: toInstant(ctx.clock.now()),
    search: kept?.search.understoodAs ?? null,
    callsWithNumber: isUnknownNumber ? await callsWithNumber(ctx, any) : null,
    customFields,
  }
}

/** Both must hold; where they name different leads, nobody can match. */
export function both<F extends KeptLeadSearch['any'][number]>(filters: F, beside: F): F[] {
  if (filters.leadIds === undefined || beside.leadIds === undefined) return [{ ...beside, ...filters }]
  const leadIds = filters.leadIds.filter((id) => beside.leadIds?.includes(id) === true)
  return leadIds.length === 0 ? [] : [{ ...beside, ...filters, leadIds }]
}

function nobody(ctx: Ctx, limit: number) {
  const now = toInstant(ctx.clock.now())
  return Promise.resolve({ items: [], total: 0, limit, hasMore: false, read: { begunAt: now, answeredAt: now }, cutOff: null, problem: null })
}

type Shape = { fields: readonly string[] | undefined; customFields: readonly string[] }

/** How a lead becomes a row: as this person may see it, with the asked columns alone. */
function rowsOf(ctx: Ctx, { fields, customFields }: Shape): (lead: Lead) => LeadRow {
  if (fields === undefined) return (lead) => shownLead(ctx, lead, customFields)
  const wanted = new Set(fields.flatMap((field) => (field === 'name' ? ['firstName', 'lastName'] : customNameOf(field) === null ? [field] : ['custom'])))
  const kept = [...wanted].filter(isLeadField)
  const told = new Set([...wanted, ...fields])
  const own = customFields.filter((name) => told.has(`custom.${name}`))
  return (lead) => {
    const shown = shownLead(ctx, lead, own)
    return { ...Object.fromEntries(kept.map((name) => [name, shown[name]])), id: lead.id, masked: shown.masked.filter((name) => told.has(name)) }
  }
}

const isLeadField = (name: string): name is keyof Lead => name in leadShape.shape
