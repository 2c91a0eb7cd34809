import { describe, expect, it } from 'vitest'
import { settledOf, totalOf } from '@/lib/contracts/jobs-words'
import type { BulkEditInput, Job } from '@/lib/contracts/jobs'
import { ctxFor, testDesk, type TestDesk } from '@/lib/server/usecases/testing-desk'
import { cancelJob } from '@/lib/server/usecases/jobs/cancel-job'
import { createBulkEdit } from '@/lib/server/usecases/jobs/create-bulk-edit'
import { getFailures } from '@/lib/server/usecases/jobs/get-failures'
import { getJob } from '@/lib/server/usecases/jobs/get-job'
import { retryJob } from '@/lib/server/usecases/jobs/retry-job'
import { matchesFilter } from '@/lib/server/usecases/leads/matches-filter'
import type { Ctx } from '@/lib/server/usecases/desk'
import type { StoredUser } from '@/lib/server/ports/store'
import { fakeLeadUpstream, type LeadFate, type LeadUpstream } from '@/lib/testing/fake-lead-upstream'
import { sampleLead } from '@/lib/testing/sample-lead'
import { bulkEditLeads } from './handlers/bulk-edit-leads'
import { makeJobRunner } from './runner'

const plain = { disabled: false, demo: true, createdAt: '', lastSignInAt: null, passwordHash: '' }
const manager: StoredUser = { ...plain, id: 'user-A manager', email: 'm@example.com', name: 'A manager', role: 'manager' }

type Bench = { test: TestDesk; ctx: Ctx; upstream: LeadUpstream; stop: AbortController; ended: Promise<void>; turn: (ms: number) => Promise<void> }

/** A console with its runner at work over so many new leads, or over what a killed one left. */
async function bench(leads: number | Bench): Promise<Bench> {
  const killed = typeof leads === 'number' ? undefined : leads
  const test = await testDesk({}, killed?.test)
  const truth = typeof leads === 'number' ? Array.from({ length: leads }, (_, n) => sampleLead(String(1_000 + n))) : leads.upstream
  const upstream = fakeLeadUpstream({ clock: test.clock, matches: matchesFilter, truth })
  upstream.travelMs = killed?.upstream.travelMs ?? 0
  if (killed === undefined) await test.store.users.insert(manager)
  const runner = makeJobRunner([bulkEditLeads])
  const desk = { ...test.desk, jobs: runner, dialer: { ...test.desk.dialer, leads: upstream.leads } }
  const stop = new AbortController()
  const ended = runner.run(desk, stop.signal)
  return { test, upstream, stop, ended, ctx: ctxFor(desk, 'manager'), turn: (ms) => test.clock.advance(ms) }
}

type Order = BulkEditInput & { idempotencyKey: string }
const everyNew = (expectedCount: number, changes: Partial<Order> = {}): Order => ({
  kind: 'leads.bulk-edit',
  selection: { query: { status: ['NEW'] } },
  changes: { status: 'DNC' },
  expectedCount,
  idempotencyKey: 'a-key-of-sixteen-letters',
  ...changes,
})

async function finished({ ctx, turn }: Bench, id: string): Promise<Job> {
  for (let minute = 0; minute < 2_000; minute += 1) {
    const job = await getJob(ctx, id)
    if (job.finishedAt !== null) return job
    await turn(60_000)
  }
  throw new Error('the job never ends')
}

const outcomesOf = ({ test }: Bench, action: string) => test.store.entries.filter((entry) => entry.action === action).map(({ outcome }) => outcome)
const statusOf = ({ upstream }: Bench, id: string) => upstream.truth.get(id)?.status

describe('a bulk edit of leads', () => {
  it('edits each lead once, one read and one write each, and says so in the audit', async () => {
    const desk = await bench(250)
    const { id } = await createBulkEdit(desk.ctx, everyNew(250, { reason: 'they asked' }))
    const job = await finished(desk, id)
    expect(job).toMatchObject({ status: 'done', total: 250, counts: { done: 250, pending: 0 }, problem: null, secondsLeft: null })
    expect(desk.upstream.applied.toSorted()).toEqual([...desk.upstream.truth.keys()])
    expect([...desk.upstream.truth.values()].every((lead) => lead.status === 'DNC' && lead.firstName === 'Ada')).toBe(true)
    expect([outcomesOf(desk, 'jobs.create'), outcomesOf(desk, 'leads.bulk-edit')]).toEqual([['attempted', 'succeeded'], ['attempted', 'succeeded']])
    expect(desk.test.store.entries.at(-1)).toMatchObject({ reason: 'they asked', after: { status: 'done', done: 250, failed: 0 } })
    expect(desk.test.published).toContainEqual({ kind: 'job.changed', at: expect.any(String), jobId: id })
  })

  it('keeps before and after of every row', async () => {
    const desk = await bench(3)
    const { id } = await createBulkEdit(desk.ctx, everyNew(3, { changes: { status: 'DNC', ownerId: '', city: 'Reno' } }))
    await finished(desk, id)
    const rows = await desk.test.store.jobs.rows({ jobId: id, statuses: ['done'], limit: 9 })
    expect(rows.map(({ key, before, after }) => [key, before, after])).toEqual(['1000', '1001', '1002'].map((key) => [key, { status: 'NEW' }, { status: 'DNC' }]))
  })

  it('counts ten thousand rows with eight kinds of trouble exactly, and a retry touches the failed alone', async () => {
    const desk = await bench(10_000)
    const ids = [...desk.upstream.truth.keys()]
    const four = (fate: LeadFate): LeadFate[] => [fate, fate, fate, fate]
    const kinds: LeadFate[][] = [
      [{ refused: '6001' }], [{ refused: '6002' }], [{ refused: '6006' }], [{ refused: '6079' }], ['lost-applied'], four('lost-unapplied'), ['unreadable'], four('not-sent'),
    ]
    // One in a hundred of each, so that the line is never down for all.
    ids.forEach((id, n) => desk.upstream.fates.set(id, [...(kinds[n % 100] ?? [])]))
    const { id } = await createBulkEdit(desk.ctx, everyNew(10_000))
    const job = await finished(desk, id)
    expect(job.counts).toEqual({ pending: 0, sending: 0, done: 9_400, skipped: 0, failed: 600, unknown: 0 })
    expect([totalOf(job.counts), settledOf(job.counts)]).toEqual([10_000, 10_000])
    expect(new Set(desk.upstream.applied).size).toBe(desk.upstream.applied.length)
    expect(outcomesOf(desk, 'leads.bulk-edit')).toEqual(['attempted', 'failed'])

    const { items } = await getFailures(desk.ctx, { id, after: -1, limit: 1_000 })
    const codes = Object.groupBy(items, ({ code }) => code ?? '')
    expect(Object.entries(codes).map(([code, rows]) => [code, rows?.length]).toSorted()).toEqual([
      ['6001', 100], ['6002', 100], ['6006', 100], ['6079', 100], ['not_applied', 100], ['upstream_unavailable', 100],
    ])
    const before = { ...desk.upstream.count, applied: desk.upstream.applied.length }
    await retryJob(desk.ctx, id)
    expect((await finished(desk, id)).counts).toMatchObject({ done: 10_000, failed: 0 })
    expect(desk.upstream.applied.slice(before.applied).toSorted()).toEqual(items.map(({ key }) => key).toSorted())
    expect(desk.upstream.count.reads - before.reads).toBe(600)
    expect(outcomesOf(desk, 'jobs.retry')).toEqual(['attempted', 'succeeded'])
  }, 60_000)

  it('refuses the whole run when the upstream ignores the filter: nothing is written', async () => {
    const desk = await bench(20)
    desk.upstream.truth.set('7', sampleLead('7', { status: 'SALE' }))
    desk.upstream.ignoresFilters = true
    await expect(createBulkEdit(desk.ctx, everyNew(21))).rejects.toMatchObject({ code: 'selection_mismatch', status: 409 })
    expect([desk.upstream.count.writes, await desk.test.store.jobs.search({ limit: 9 })]).toEqual([0, []])
  })

  it('refuses it also when that begins after the first look', async () => {
    const desk = await bench(20)
    desk.upstream.truth.set('7', sampleLead('7', { status: 'SALE' }))
    desk.stop.abort()
    await desk.ended
    const { id } = await createBulkEdit(desk.ctx, everyNew(20))
    const later = await bench(desk)
    later.upstream.ignoresFilters = true
    expect(await finished(later, id)).toMatchObject({ status: 'refused', total: 0, problem: { code: 'selection_mismatch' } })
    expect([later.upstream.count.writes, outcomesOf(later, 'leads.bulk-edit')]).toEqual([0, ['attempted', 'failed']])
  })

  it('refuses a count that is no longer true, and tells the true one', async () => {
    const desk = await bench(20)
    await expect(createBulkEdit(desk.ctx, everyNew(19))).rejects.toMatchObject({ code: 'conflict', details: { current: { count: 20 } } })
    desk.stop.abort()
    await desk.ended
    const { id } = await createBulkEdit(desk.ctx, everyNew(20, { idempotencyKey: 'another-key-of-sixteen' }))
    const later = await bench(desk)
    later.upstream.truth.set('7', sampleLead('7'))
    expect(await finished(later, id)).toMatchObject({ status: 'refused', problem: { code: 'conflict' } })
    expect(later.upstream.count.writes).toBe(0)
  })

  it('skips with a reason what has the values, no longer matches or is gone', async () => {
    const desk = await bench(4)
    desk.upstream.travelMs = 100
    const starting = createBulkEdit(desk.ctx, everyNew(4, { selection: { query: { listId: ['31'] } } }))
    await desk.turn(150)
    const { id } = await starting
    await desk.turn(60)
    desk.upstream.truth.delete('1000')
    desk.upstream.truth.set('1001', sampleLead('1001', { listId: '32' }))
    desk.upstream.truth.set('1002', sampleLead('1002', { status: 'DNC' }))
    expect((await finished(desk, id)).counts).toMatchObject({ skipped: 3, done: 1 })
    const rows = await desk.test.store.jobs.rows({ jobId: id, statuses: ['skipped'], limit: 9 })
    expect(rows.map(({ code }) => code)).toEqual(['lead_gone', 'no_longer_matches', 'unchanged'])
    expect(desk.upstream.applied).toEqual(['1003'])
  })

  it('waits for an edit of the same lead by a person', async () => {
    const desk = await bench(1)
    let release = (): void => undefined
    const editing = desk.ctx.mutex.run('lead:1000', () => new Promise<void>((resolve) => (release = resolve)))
    const { id } = await createBulkEdit(desk.ctx, everyNew(1))
    await desk.turn(5_000)
    expect(desk.upstream.count.writes).toBe(0)
    release()
    await editing
    expect((await finished(desk, id)).counts.done).toBe(1)
  })

  it('waits out a line that is down for minutes: no row fails for it, and the job says why it stands still', async () => {
    const desk = await bench(30)
    for (const id of desk.upstream.truth.keys()) desk.upstream.fates.set(id, Array.from({ length: 9 }, () => 'not-sent'))
    const { id } = await createBulkEdit(desk.ctx, everyNew(30))
    await desk.turn(10_000)
    expect(await getJob(desk.ctx, id)).toMatchObject({ status: 'running', counts: { pending: 30 }, problem: { code: 'upstream_unavailable' } })
    expect(await finished(desk, id)).toMatchObject({ counts: { done: 30, failed: 0 }, problem: null })
  })

  it('leaves a lead alone that somebody else changed after a lost answer', async () => {
    const desk = await bench(1)
    desk.upstream.fates.set('1000', ['lost-unapplied'])
    desk.upstream.travelMs = 100
    const starting = createBulkEdit(desk.ctx, everyNew(1))
    await desk.turn(1_000)
    const { id } = await starting
    await desk.turn(1_000)
    desk.upstream.truth.set('1000', sampleLead('1000', { status: 'SALE' }))
    expect((await finished(desk, id)).counts).toMatchObject({ unknown: 1 })
    expect([statusOf(desk, '1000'), desk.upstream.count.writes, outcomesOf(desk, 'leads.bulk-edit')]).toEqual(['SALE', 1, ['attempted', 'unknown']])
  })

  it('does not resend a write that arrives late', async () => {
    const desk = await bench(1)
    desk.upstream.fates.set('1000', ['lost-late'])
    const { id } = await createBulkEdit(desk.ctx, everyNew(1))
    expect((await finished(desk, id)).counts).toMatchObject({ done: 1 })
    expect([desk.upstream.count.writes, desk.upstream.applied]).toEqual([1, ['1000']])
  })

  it('stops after what is on the wire when it is cancelled, and touches no row after', async () => {
    const desk = await bench(100)
    desk.upstream.travelMs = 100
    const starting = createBulkEdit(desk.ctx, everyNew(100))
    await desk.turn(1_000)
    const { id } = await starting
    await cancelJob(desk.ctx, id)
    const job = await finished(desk, id)
    expect(job).toMatchObject({ status: 'cancelled', total: 100 })
    expect(job.counts.done).toBe(desk.upstream.applied.length)
    expect(job.counts.done + job.counts.skipped).toBe(100)
    expect(job.counts.skipped).toBeGreaterThan(50)
    await expect(cancelJob(desk.ctx, id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(retryJob(desk.ctx, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('ends when whoever started it lost the right', async () => {
    const desk = await bench(100)
    desk.upstream.travelMs = 100
    const starting = createBulkEdit(desk.ctx, everyNew(100))
    await desk.turn(1_000)
    const { id } = await starting
    await desk.test.store.users.update(manager.id, { role: 'supervisor' })
    const written = desk.upstream.count.writes
    expect(await finished(desk, id)).toMatchObject({ status: 'cancelled', problem: { code: 'forbidden' } })
    expect(desk.upstream.count.writes - written).toBeLessThanOrEqual(3)
  })
})

describe('an end in the middle', () => {
  it('leaves no row on the wire when the process stops in order, and goes on afterwards', async () => {
    const desk = await bench(60)
    desk.upstream.travelMs = 300
    const starting = createBulkEdit(desk.ctx, everyNew(60))
    await desk.turn(2_000)
    const { id } = await starting
    desk.stop.abort()
    await desk.turn(10_000)
    await desk.ended
    const found = await getJob(desk.ctx, id)
    expect(found.counts.sending).toBe(0)
    expect(found.counts.done).toBeGreaterThan(0)
    expect(found.counts.pending).toBeGreaterThan(0)
    const next = await bench(desk)
    expect((await finished(next, id)).counts.done).toBe(60)
    expect(next.upstream.applied.length).toBe(60)
  })

  it('gives a silent write a few seconds when the process shall stop, and reads it back afterwards', async () => {
    const desk = await bench(3)
    const { update } = desk.upstream.leads
    const silent: typeof update = (id, changes, options) =>
      new Promise((_resolve, reject) => {
        void update(id, changes)
        options?.signal?.addEventListener('abort', () => reject(new Error('given up')))
      })
    desk.ctx.dialer.leads.update = silent
    const { id } = await createBulkEdit(desk.ctx, everyNew(3))
    await desk.turn(1_000)
    desk.stop.abort()
    await desk.turn(5_000)
    await desk.ended
    expect((await getJob(desk.ctx, id)).counts).toMatchObject({ sending: 0, unknown: 3 })
    const next = await bench(desk)
    expect((await finished(next, id)).counts).toMatchObject({ done: 3 })
    expect(next.upstream.applied.toSorted()).toEqual(['1000', '1001', '1002'])
  })

  it('writes nothing more for a process that slept while another one took over', async () => {
    const slept = await bench(60)
    slept.upstream.travelMs = 300
    const starting = createBulkEdit(slept.ctx, everyNew(60))
    await slept.turn(2_000)
    const { id } = await starting
    const next = await bench(slept)
    expect((await finished(next, id)).counts.done).toBe(60)
    const writes = next.upstream.count.writes
    await slept.turn(120_000)
    // What it had handed to the network before it fell asleep is all that still arrives.
    expect(next.upstream.count.writes - writes).toBe(0)
    expect(next.upstream.applied.length - 60).toBeLessThanOrEqual(3)
    expect((await getJob(next.ctx, id)).counts).toMatchObject({ done: 60, sending: 0 })
  })

  it.each(Array.from({ length: 20 }, (_, n) => n))('kill %i: nothing twice, nothing missing', async (round) => {
    let desk = await bench(120)
    desk.upstream.travelMs = 40
    const starting = createBulkEdit(desk.ctx, everyNew(120))
    await desk.turn(60)
    const { id } = await starting
    // Each kill comes at another moment of the batch that is under way.
    for (let kill = 0; kill < 6; kill += 1) {
      await desk.turn(300 + round * 7 + kill * 13)
      desk = await bench(desk)
    }
    const job = await finished(desk, id)
    expect(job).toMatchObject({ status: 'done', counts: { done: 120, failed: 0, unknown: 0 } })
    expect(desk.upstream.applied.toSorted()).toEqual([...desk.upstream.truth.keys()])
    expect(outcomesOf(desk, 'leads.bulk-edit')).toEqual(['attempted', 'succeeded'])
  })
})
