import { describe, expect, it } from 'vitest'
import { bulkEditInput, previewBulkEditInput, type BulkEditInput } from '@/lib/contracts/jobs'
import type { Role } from '@/lib/contracts/permissions'
import { fakeLeadUpstream } from '@/lib/testing/fake-lead-upstream'
import { sampleLead } from '@/lib/testing/sample-lead'
import type { Ctx } from '../desk'
import { matchesFilter } from '../leads/matches-filter'
import { ctxFor, testDesk } from '../testing-desk'
import { cancelJob } from './cancel-job'
import { createBulkEdit } from './create-bulk-edit'
import { getFailures, getFailuresCsv } from './get-failures'
import { getJob } from './get-job'
import { previewBulkEdit } from './preview-bulk-edit'
import { retryJob } from './retry-job'
import { searchJobs } from './search-jobs'

async function desk(leads = [sampleLead('1001'), sampleLead('1002', { status: 'DNC', ownerId: '7' }), sampleLead('1003', { city: 'Elko' })]) {
  const test = await testDesk({})
  const upstream = fakeLeadUpstream({ clock: test.clock, matches: matchesFilter, truth: leads })
  const as = (role: Role, name?: string): Ctx => ctxFor({ ...test.desk, dialer: { ...test.desk.dialer, leads: upstream.leads } }, role, name)
  const outcomes = (action: string) => test.store.entries.filter((entry) => entry.action === action).map(({ outcome }) => outcome)
  return { ...test, upstream, as, outcomes }
}

let keys = 0
const order = (changes: Partial<BulkEditInput> = {}): BulkEditInput & { idempotencyKey: string } => ({
  kind: 'leads.bulk-edit',
  selection: { ids: ['1001', '1003'] },
  changes: { status: 'DNC' },
  expectedCount: 2,
  idempotencyKey: `a-key-of-this-test-${(keys += 1)}`,
  ...changes,
})
const byQuery = (query: string) => previewBulkEditInput.parse({ kind: 'leads.bulk-edit', selection: { query }, changes: { status: 'DNC' } })

describe('who may', () => {
  const verbs: [string, (ctx: Ctx, id: string) => Promise<unknown>][] = [
    ['start a bulk edit', (ctx) => createBulkEdit(ctx, order())],
    ['look at one before', (ctx) => previewBulkEdit(ctx, order())],
    ['list jobs', (ctx) => searchJobs(ctx, { limit: 5 })],
    ['read a job', getJob],
    ['cancel a job', cancelJob],
    ['retry a job', retryJob],
    ['read failures', (ctx, id) => getFailures(ctx, { id, after: -1, limit: 5 })],
    ['download failures', getFailuresCsv],
  ]
  it.each(verbs)('rejects a viewer and a supervisor who want to %s', async (_name, verb) => {
    const { as, upstream } = await desk()
    const { id } = await createBulkEdit(as('manager'), order())
    const reads = upstream.count.reads
    for (const role of ['viewer', 'supervisor'] as const) await expect(verb(as(role), id)).rejects.toMatchObject({ code: 'forbidden' })
    expect([upstream.count.reads, upstream.count.writes]).toEqual([reads, 0])
  })

  it('shows a manager the own jobs and an admin all of them', async () => {
    const { as } = await desk()
    const { id } = await createBulkEdit(as('manager', 'Ann'), order())
    await createBulkEdit(as('manager', 'Bob'), order())
    expect((await searchJobs(as('manager', 'Ann'), { limit: 9 })).items.map((job) => job.createdBy.name)).toEqual(['Ann'])
    expect((await searchJobs(as('admin'), { limit: 9 })).items.map((job) => job.createdBy.name)).toEqual(['Bob', 'Ann'])
    await expect(getJob(as('manager', 'Bob'), id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await getJob(as('admin'), id)).title).toBe('Set status to DNC')
  })
})

describe('starting', () => {
  it('keeps the job with its intent in the audit, and one key starts one job', async () => {
    const { as, outcomes, store } = await desk()
    const wanted = order({ reason: 'asked for' })
    const job = await createBulkEdit(as('manager'), wanted)
    expect(job).toMatchObject({ status: 'preparing', total: 0, rate: 1, problem: null, createdBy: { name: 'A manager' } })
    expect(await createBulkEdit(as('manager'), wanted)).toEqual(job)
    await expect(createBulkEdit(as('manager'), { ...wanted, expectedCount: 3 })).rejects.toMatchObject({ code: 'idempotency_mismatch' })
    expect([outcomes('jobs.create'), outcomes('leads.bulk-edit')]).toEqual([['attempted', 'succeeded'], ['attempted']])
    expect(store.entries[0]).toMatchObject({ reason: 'asked for', after: { selected: 'rows', rows: 2, changes: { status: 'DNC' } } })
  })

  it('keeps no job when the intent cannot be written', async () => {
    const { as, store } = await desk()
    store.breakAudit(true)
    await expect(createBulkEdit(as('manager'), order())).rejects.toMatchObject({ code: 'storage_full' })
    expect(await store.jobs.search({ limit: 9 })).toEqual([])
  })
})

describe('the selection', () => {
  it('tells the count, the time and what would change, and writes nothing', async () => {
    const { as, upstream } = await desk()
    const preview = await previewBulkEdit(as('manager'), { ...order(), selection: { ids: ['1001', '1002', '1003', '1001'] }, changes: { status: 'DNC', ownerId: '' } })
    expect(preview).toEqual({
      count: 3, ceiling: 50_000, rowsPerSecond: 1, seconds: 3, sampled: 3, unchanged: 0,
      sample: [
        { leadId: '1001', before: { status: 'NEW' }, after: { status: 'DNC' } },
        { leadId: '1002', before: { ownerId: '7' }, after: { ownerId: '' } },
        { leadId: '1003', before: { status: 'NEW' }, after: { status: 'DNC' } },
      ],
    })
    expect(upstream.count.writes).toBe(0)
  })

  it('reads the query of the leads page, whichever page and columns of it', async () => {
    const { as } = await desk()
    expect(await previewBulkEdit(as('manager'), byQuery('status=NEW&status=DNC&offset=2&limit=2&fields=id'))).toMatchObject({ count: 3, unchanged: 1 })
    expect(await previewBulkEdit(as('manager'), byQuery('leadId=1003'))).toMatchObject({ count: 1 })
  })

  it('finds what stands behind a search key, and says when that is gone', async () => {
    const { as, store } = await desk()
    const understoodAs = { kind: 'fields', text: 'Elko', sentence: 'City Elko', otherNumbers: [] }
    await store.keptSearches.insert({ key: 'a-search-key-of-22-chr', ownerId: 'user-x', kind: 'leads', body: { understoodAs, any: [{ city: 'Elko' }, { city: 'Ely' }] }, createdAt: '' })
    expect(await previewBulkEdit(as('manager'), byQuery('s=a-search-key-of-22-chr&status=NEW'))).toMatchObject({ count: 1, sample: [{ leadId: '1003' }] })
    await expect(previewBulkEdit(as('manager'), byQuery('s=another-key-of-22-chrs'))).rejects.toMatchObject({ code: 'gone' })
  })

  it('unites what each way of reading a search finds, everybody once', async () => {
    const number = '8185550177'
    const { as, store } = await desk([
      sampleLead('1', { phone: number, altPhone1: number }), sampleLead('2', { altPhone1: number }), sampleLead('3', { altPhone2: number, altPhone1: number }), sampleLead('4'),
    ])
    const understoodAs = { kind: 'phone', text: number, sentence: 'The number', otherNumbers: [] }
    const any = [{ phone: number }, { altPhone1: number }, { altPhone2: number }]
    await store.keptSearches.insert({ key: 'a-number-key-of-22-chr', ownerId: 'user-x', kind: 'leads', body: { understoodAs, any }, createdAt: '' })
    expect((await previewBulkEdit(as('manager'), byQuery('s=a-number-key-of-22-chr'))).count).toBe(3)
    const selection = { query: { s: 'a-number-key-of-22-chr' } }
    expect(await createBulkEdit(as('manager'), order({ selection, expectedCount: 3 }))).toMatchObject({ title: 'Set status to DNC' })
  })

  it('refuses the whole account, filters that no answer can be checked against, and what nobody understands', async () => {
    const { as, upstream } = await desk()
    for (const query of ['', 'limit=100', 'deleted=today', 'status=NEW&modifiedBy=7', 'created=someday'])
      await expect(previewBulkEdit(as('manager'), byQuery(query))).rejects.toMatchObject({ code: 'invalid_request' })
    expect(bulkEditInput.safeParse({ ...order(), idempotencyKey: undefined, selection: { query: 'statsu=NEW' } }).success).toBe(false)
    expect(upstream.count.reads).toBe(0)
  })

  it('refuses an upstream that ignores the filter', async () => {
    const { as, upstream } = await desk()
    upstream.ignoresFilters = true
    await expect(previewBulkEdit(as('manager'), byQuery('status=DNC'))).rejects.toMatchObject({ code: 'selection_mismatch' })
  })

  it('refuses more than one job takes', async () => {
    const { as } = await desk(Array.from({ length: 50_001 }, (_, n) => sampleLead(String(n + 1))))
    await expect(previewBulkEdit(as('manager'), byQuery('status=NEW'))).rejects.toMatchObject({ code: 'conflict', details: { current: { ceiling: 50_000 } } })
  })

  it('takes only named fields', () => {
    for (const changes of [{}, { phone: '1' }, { status: 'a b' }, { hopper: '1' }, { listId: '0' }])
      expect(previewBulkEditInput.safeParse({ kind: 'leads.bulk-edit', selection: { ids: ['1'] }, changes }).success).toBe(false)
  })
})

describe('own fields of the account', () => {
  const changes = { custom: { credit_score: '700' } }

  it('are set where they are shown here, and told in the title', async () => {
    const { as, store } = await desk()
    await store.meta.put('leads.custom-fields', '["credit_score"]')
    expect(await createBulkEdit(as('manager'), order({ changes: { status: 'DNC', ...changes } }))).toMatchObject({ title: 'Set status to DNC, credit score to 700' })
  })

  it('are refused where they are not, before anything is kept', async () => {
    const { as, store } = await desk()
    const refused = { code: 'invalid_request', details: { fields: [{ path: 'custom.credit_score' }] } }
    await expect(createBulkEdit(as('manager'), order({ changes }))).rejects.toMatchObject(refused)
    await expect(previewBulkEdit(as('manager'), order({ changes }))).rejects.toMatchObject(refused)
    expect(await store.jobs.search({ limit: 5 })).toEqual([])
  })
})

describe('failures', () => {
  it('come as a file that no spreadsheet runs, with a row in the audit', async () => {
    const { as, store, outcomes } = await desk()
    const { id } = await createBulkEdit(as('manager'), order())
    const hold = await store.jobs.hold(id)
    if (hold === null) throw new Error('not held')
    await store.jobs.addRows(hold, [{ position: 0, key: '1001', payload: null }, { position: 1, key: '1003', payload: null }])
    const [first, second] = await store.jobs.rows({ jobId: id, statuses: ['pending'], limit: 2 })
    if (first === undefined || second === undefined) throw new Error('no rows')
    const failed = { ...first, status: 'failed', attempts: 1, code: '6002', detail: 'Convoso does not know this list.', before: { city: 'Reno' }, after: { city: '=1+1' } } as const
    await store.jobs.putRows(hold, [failed, { ...second, status: 'done' }])
    expect(await getFailures(as('manager'), { id, after: -1, limit: 9 })).toMatchObject({ items: [{ key: '1001', code: '6002', after: { city: '=1+1' } }], next: null })
    let text = ''
    for await (const piece of await getFailuresCsv(as('manager'), id)) text += piece
    expect(text).toBe('row,id,result,attempts,code,reason,before,after,at\r\n1,1001,failed,1,6002,Convoso does not know this list.,city: Reno,city: =1+1,\r\n')
    expect(outcomes('jobs.export-failures')).toEqual(['attempted', 'succeeded'])
  })
})
