import { sql, type Kysely, type Selectable } from 'kysely'
import { z } from 'zod'
import { scanStatuses } from '@/lib/contracts/list-health-words'
import type { ListScanStore, ScannedLead, StoredListScan, Tally } from '@/lib/server/ports/list-scans'
import { tallyChanges } from './list-tallies'
import { makeNumberGroups, regroup } from './number-groups'
import { wholeNumber } from './row-values'
import type { Database, StoreTransaction, Tables } from './schema'

export function makeListScans(database: Database): { listScans: ListScanStore } {
  const { kysely } = database
  return {
    listScans: {
      ...scans(kysely),
      ...readings(kysely),
      ...makeNumberGroups(kysely),
      apply: (change) => kysely.transaction().execute((transaction) => apply(transaction, change)),
      remove: (listId) =>
        kysely.transaction().execute(async (transaction) => {
          await transaction.deleteFrom('listTallies').where('listId', '=', listId).execute()
          await transaction.deleteFrom('listScans').where('listId', '=', listId).execute()
        }),
      clear: () =>
        kysely.transaction().execute(async (transaction) => {
          for (const table of ['listScans', 'scannedLeads', 'scannedNumbers', 'listTallies', 'numberGroups'] as const) await transaction.deleteFrom(table).execute()
        }),
    },
  }
}

const scanRow = z.object({
  listId: z.string(),
  status: z.enum(scanStatuses),
  pass: wholeNumber,
  position: wholeNumber,
  pageSize: wholeNumber,
  total: wholeNumber.nullable(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  readAt: z.string().nullable(),
  upstreamCalls: wholeNumber,
  problem: z.string().nullable(),
}) satisfies z.ZodType<StoredListScan>

function scans(kysely: Kysely<Tables>): Pick<ListScanStore, 'all' | 'get' | 'put' | 'readUpTo'> {
  return {
    all: async () => (await kysely.selectFrom('listScans').selectAll().orderBy('queuedAt').orderBy('listId').execute()).map((row) => scanRow.parse(row)),
    get: async (listId) => {
      const row = await kysely.selectFrom('listScans').selectAll().where('listId', '=', listId).executeTakeFirst()
      return row === undefined ? null : scanRow.parse(row)
    },
    put: (scan) => putScan(kysely, scan),
    readUpTo: async (readAt) => {
      await kysely.updateTable('listScans').set({ readAt }).where('status', '=', 'done').execute()
    },
  }
}

async function putScan(kysely: Kysely<Tables>, { listId, ...rest }: StoredListScan): Promise<void> {
  await kysely
    .insertInto('listScans')
    .values({ listId, ...rest })
    .onConflict((conflict) => conflict.column('listId').doUpdateSet(rest))
    .execute()
}

const tallyRow = z.object({
  listId: z.string(),
  kind: z.enum(['attempts', 'created', 'created-called', 'called']),
  key: z.string(),
  status: z.string(),
  leads: wholeNumber,
}) satisfies z.ZodType<Tally>

function readings(kysely: Kysely<Tables>): Pick<ListScanStore, 'unseen' | 'listsOf' | 'size' | 'tallies' | 'statuses'> {
  return {
    unseen: async (listId, pass, limit) => {
      const rows = kysely.selectFrom('scannedLeads').select('leadId').where('listId', '=', listId).where('pass', '<>', pass).limit(limit)
      return (await rows.execute()).map(({ leadId }) => leadId)
    },
    listsOf: async (leadIds) => {
      if (leadIds.length === 0) return new Map()
      const rows = await kysely.selectFrom('scannedLeads').select(['leadId', 'listId']).where('leadId', 'in', leadIds).execute()
      return new Map(rows.map(({ leadId, listId }) => [leadId, listId]))
    },
    size: async (listId) => {
      const cells = kysely.selectFrom('listTallies').select((of) => of.fn.sum('leads').as('leads')).where('listId', '=', listId).where('kind', '=', 'attempts')
      return wholeNumber.parse((await cells.executeTakeFirstOrThrow()).leads ?? 0)
    },
    tallies: async (listIds, kinds) => {
      if (listIds.length === 0) return []
      const cells = kysely.selectFrom('listTallies').selectAll().where('listId', 'in', listIds).where('kind', 'in', kinds).where('leads', '<>', 0)
      return (await cells.execute()).map((row) => tallyRow.parse(row))
    },
    statuses: async () => {
      const cells = kysely.selectFrom('listTallies').select(['status', (of) => of.fn.sum('leads').as('leads')]).where('kind', '=', 'attempts').groupBy('status')
      return new Map((await cells.execute()).map(({ status, leads }) => [status, wholeNumber.parse(leads)]))
    },
  }
}

type Change = Parameters<ListScanStore['apply']>[0]
async function apply(transaction: StoreTransaction, { leads, gone, scan }: Change): Promise<void> {
  // An upstream may name a lead twice in one answer; the later one counts.
  const after = new Map(leads.map((lead) => [lead.leadId, lead]))
  const before = await leadsNow(transaction, [...after.keys(), ...gone])
  await putLeads(transaction, [...after.values()].map(({ numbers: _, ...lead }) => lead))
  const removed = gone.filter((id) => before.has(id) && !after.has(id))
  if (removed.length > 0) await transaction.deleteFrom('scannedLeads').where('leadId', 'in', removed).execute()
  await putNumbers(transaction, { before, after, removed })
  const was = [...before.values()].filter(({ leadId }) => after.has(leadId) || removed.includes(leadId))
  await addToTallies(transaction, tallyChanges(was, [...after.values()]))
  await regroup(transaction, touchedNumbers(before, after, removed))
  if (scan !== null) await putScan(transaction, scan)
}

async function leadsNow(transaction: StoreTransaction, ids: string[]): Promise<Map<string, ScannedLead>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction.selectFrom('scannedLeads').selectAll().where('leadId', 'in', ids).execute()
  const known = new Map(rows.map((row) => [row.leadId, keptLead(row)]))
  if (known.size === 0) return known
  const numbers = await transaction.selectFrom('scannedNumbers').selectAll().where('leadId', 'in', [...known.keys()]).execute()
  for (const { leadId, number } of numbers) known.get(leadId)?.numbers.push(number)
  return known
}

const keptLead = (row: Selectable<Tables['scannedLeads']>): ScannedLead => ({ ...row, lastCalledAt: row.lastCalledAt === null ? null : wholeNumber.parse(row.lastCalledAt), numbers: [] })

async function putLeads(transaction: StoreTransaction, rows: Selectable<Tables['scannedLeads']>[]): Promise<void> {
  if (rows.length === 0) return
  await transaction
    .insertInto('scannedLeads')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('leadId').doUpdateSet((fields) => ({
        listId: fields.ref('excluded.listId'),
        pass: fields.ref('excluded.pass'),
        status: fields.ref('excluded.status'),
        called: fields.ref('excluded.called'),
        createdDay: fields.ref('excluded.createdDay'),
        lastCalledDay: fields.ref('excluded.lastCalledDay'),
        lastCalledAt: fields.ref('excluded.lastCalledAt'),
      })),
    )
    .execute()
}

type NumberChange = { before: ReadonlyMap<string, ScannedLead>; after: ReadonlyMap<string, ScannedLead>; removed: readonly string[] }

async function putNumbers(transaction: StoreTransaction, { before, after, removed }: NumberChange): Promise<void> {
  const rows = [...after.values()].flatMap(({ leadId, numbers }) => {
    const known = before.get(leadId)?.numbers ?? []
    return [...new Set(numbers)].filter((number) => !known.includes(number)).map((number) => ({ number, leadId }))
  })
  const changed = [...after.values()].filter(({ leadId, numbers }) => before.get(leadId)?.numbers.some((number) => !numbers.includes(number)) === true)
  for (const { leadId, numbers } of changed) {
    const rest = transaction.deleteFrom('scannedNumbers').where('leadId', '=', leadId)
    await (numbers.length === 0 ? rest : rest.where('number', 'not in', numbers)).execute()
  }
  if (removed.length > 0) await transaction.deleteFrom('scannedNumbers').where('leadId', 'in', removed).execute()
  if (rows.length > 0) await transaction.insertInto('scannedNumbers').values(rows).execute()
}

async function addToTallies(transaction: StoreTransaction, changes: Tally[]): Promise<void> {
  if (changes.length === 0) return
  await transaction
    .insertInto('listTallies')
    .values(changes)
    .onConflict((conflict) => conflict.columns(['listId', 'kind', 'key', 'status']).doUpdateSet({ leads: sql<number>`list_tallies.leads + excluded.leads` }))
    .execute()
}

/** Numbers whose group may look otherwise now. */
function touchedNumbers(before: NumberChange['before'], after: NumberChange['after'], removed: readonly string[]): string[] {
  const touched = new Set<string>(removed.flatMap((id) => before.get(id)?.numbers ?? []))
  for (const lead of after.values()) {
    const known = before.get(lead.leadId)
    const isSame = known !== undefined && known.listId === lead.listId && known.called === lead.called && known.lastCalledAt === lead.lastCalledAt
    for (const number of [...(known?.numbers ?? []), ...lead.numbers]) {
      if (!isSame || !known.numbers.includes(number) || !lead.numbers.includes(number)) touched.add(number)
    }
  }
  return [...touched]
}
