import { describe, expect, it } from 'vitest'
import { noCounts } from '@/lib/contracts/jobs-words'
import { HoldLostError } from '@/lib/server/core/hold-lost'
import type { JobHold, StoredJob, StoredJobRow } from '@/lib/server/ports/jobs'
import type { Store } from '@/lib/server/ports/store'
import type { OpenFresh } from './opened-store'

export function jobsContract(open: OpenFresh): void {
  describe('jobs', () => keepingContract(open))
  describe('rows of jobs', () => rowsContract(open))
  describe('holds on jobs', () => holdContract(open))
}

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const jobOf = (id: string, changes: Partial<StoredJob> = {}): StoredJob => ({
  id,
  kind: 'leads.bulk-edit',
  title: 'Set status to DNC',
  status: 'preparing',
  input: { changes: { status: 'DNC' } },
  reason: null,
  actorId: 'u1',
  actorName: 'Ada',
  actorRole: 'manager',
  actId: `act-${id}`,
  createdAt: at(1),
  startedAt: null,
  finishedAt: null,
  problem: null,
  file: null,
  ...changes,
})

const seeds = (count: number) => Array.from({ length: count }, (_, position) => ({ position, key: String(100 + position), payload: null }))

async function heldJob(store: Store, rows = 5): Promise<JobHold> {
  await store.jobs.insert(jobOf('j1'))
  const hold = await store.jobs.hold('j1')
  if (hold === null) throw new Error('not held')
  await store.jobs.addRows(hold, seeds(rows))
  return hold
}

async function rowAt(store: Store, position: number): Promise<StoredJobRow> {
  const [row] = await store.jobs.rows({ jobId: 'j1', statuses: ['pending', 'sending', 'failed', 'unknown'], limit: 1, after: position - 1 })
  if (row === undefined) throw new Error('no such row')
  return row
}

function keepingContract(open: OpenFresh): void {
  it('gives back what was put in, newest first, and one person\'s alone', async () => {
    const { store } = await open()
    const problem = { code: 'selection_mismatch', sentence: 'Other rows came back.' } as const
    await store.jobs.insert(jobOf('j1'))
    await store.jobs.insert(jobOf('j2', { actorId: 'u2', status: 'refused', problem, finishedAt: at(3), reason: 'a wish' }))
    expect(await store.jobs.get('j1')).toEqual({ ...jobOf('j1'), counts: noCounts })
    expect((await store.jobs.search({ limit: 9 })).map(({ id }) => id)).toEqual(['j2', 'j1'])
    expect(await store.jobs.search({ limit: 9, actorId: 'u2' })).toMatchObject([{ id: 'j2', problem, reason: 'a wish' }])
    expect(await store.jobs.search({ limit: 1 })).toHaveLength(1)
    expect((await store.jobs.unfinished()).map(({ id }) => id)).toEqual(['j1'])
    expect(await store.jobs.get('j9')).toBeNull()
  })

  it('keeps how far a file has come together with the counts that follow, for its holder alone', async () => {
    const { store, again } = await open()
    const file = { name: null, saveAs: 'leads.csv', columns: ['Lead id', 'Phöne'], about: 'All', cursor: null, bytes: 0, rows: 0, total: null, note: null }
    await store.jobs.insert(jobOf('j1', { kind: 'lists.export', file }))
    const hold = await store.jobs.hold('j1')
    if (hold === null) throw new Error('not held')
    const grown = { ...file, name: 'j1.1', cursor: '{"offset":3}', bytes: 5_000_000_000, rows: 3, total: 10, note: 'It changed.' }
    await store.jobs.putFile(hold, grown)
    expect(await store.jobs.get('j1')).toMatchObject({ file: grown, counts: { ...noCounts, done: 3, pending: 7 } })
    await store.jobs.putFile(hold, { ...grown, total: null })
    expect((await store.jobs.get('j1'))?.counts).toEqual({ ...noCounts, done: 3 })
    await (await again()).jobs.hold('j1')
    await expect(store.jobs.putFile(hold, { ...grown, rows: 4 })).rejects.toThrow(HoldLostError)
    expect((await store.jobs.get('j1'))?.file?.rows).toBe(3)
  })

  it('forgets what ended long ago with its rows, and nothing that is under way', async () => {
    const { store } = await open()
    const hold = await heldJob(store, 0)
    for (let start = 0; start < 12_000; start += 2_000)
      await store.jobs.addRows(hold, seeds(2_000).map(({ position }) => ({ position: start + position, key: String(start + position + 1), payload: null })))
    await store.jobs.insert(jobOf('j2', { status: 'running', createdAt: at(1) }))
    await store.jobs.insert(jobOf('j3', { status: 'refused', finishedAt: at(40) }))
    await store.jobs.advance(hold, 'preparing', { status: 'done', finishedAt: at(20) })
    expect(await store.jobs.forget(at(20))).toBe(0)
    expect(await store.jobs.forget(at(30))).toBe(1)
    expect((await store.jobs.search({ limit: 9 })).map(({ id }) => id)).toEqual(['j3', 'j2'])
    expect(await store.jobs.rows({ jobId: 'j1', statuses: ['pending'], limit: 1 })).toEqual([])
  })

  it('changes a job only while it has the expected status', async () => {
    const { store } = await open()
    await store.jobs.insert(jobOf('j1', { status: 'running' }))
    expect(await store.jobs.change('j1', 'preparing', { status: 'cancelling' })).toBe(false)
    expect(await store.jobs.change('j1', 'running', { status: 'cancelling', startedAt: at(4) })).toBe(true)
    expect(await store.jobs.get('j1')).toMatchObject({ status: 'cancelling', startedAt: at(4) })
  })
}

function rowsContract(open: OpenFresh): void {
  it('moves rows and counts together', async () => {
    const { store } = await open()
    const hold = await heldJob(store)
    const [first, second, third] = await store.jobs.rows({ jobId: 'j1', statuses: ['pending'], limit: 3 })
    if (first === undefined || second === undefined || third === undefined) throw new Error('three rows are there')
    expect([first.key, second.key, third.key]).toEqual(['100', '101', '102'])
    const sent = { ...first, status: 'sending' as const, attempts: 1, before: { status: 'NEW' }, after: { status: 'DNC' }, updatedAt: at(2) }
    await store.jobs.putRows(hold, [sent, { ...second, status: 'failed', code: '6001', detail: 'No such lead.' }])
    await store.jobs.putRows(hold, [{ ...sent, status: 'done' }, { ...third, status: 'skipped' }])
    expect((await store.jobs.get('j1'))?.counts).toEqual({ ...noCounts, pending: 2, done: 1, skipped: 1, failed: 1 })
    expect(await store.jobs.rows({ jobId: 'j1', statuses: ['done'], limit: 9 })).toEqual([{ ...sent, status: 'done' }])
  })

  it('knows which unknown rows are due and when the next is', async () => {
    const { store } = await open()
    const hold = await heldJob(store)
    expect(await store.jobs.nextDue('j1')).toBeNull()
    const [one, two] = [await rowAt(store, 1), await rowAt(store, 3)]
    await store.jobs.putRows(hold, [{ ...one, status: 'unknown', dueAt: at(30) }, { ...two, status: 'unknown', dueAt: at(20) }])
    expect(await store.jobs.nextDue('j1')).toBe(at(20))
    const due = await store.jobs.rows({ jobId: 'j1', statuses: ['unknown'], limit: 9, dueBy: at(25) })
    expect(due.map(({ position }) => position)).toEqual([3])
  })

  it('opens the failed ones again and nothing else, once', async () => {
    const { store } = await open()
    const hold = await heldJob(store)
    const [one, two] = [await rowAt(store, 0), await rowAt(store, 1)]
    await store.jobs.putRows(hold, [{ ...one, status: 'failed', attempts: 3, code: '6001', detail: 'x', before: { a: 'b' } }, { ...two, status: 'unknown' }])
    await store.jobs.advance(hold, 'preparing', { status: 'done', finishedAt: at(9) })
    expect(await store.jobs.reopenFailed('j1', ['done'], { status: 'running', finishedAt: null, actId: 'act-2' })).toBe(1)
    expect(await store.jobs.reopenFailed('j1', ['done'], { status: 'running' })).toBe(0)
    expect(await store.jobs.get('j1')).toMatchObject({ status: 'running', actId: 'act-2', counts: { ...noCounts, pending: 4, unknown: 1 } })
    expect(await rowAt(store, 0)).toMatchObject({ status: 'pending', attempts: 0, code: null, before: null })
  })

  it('takes fifty thousand rows, refuses a key twice and drops what a broken preparation left', async () => {
    const { store } = await open()
    const hold = await heldJob(store, 0)
    for (let start = 0; start < 50_000; start += 2_000)
      await store.jobs.addRows(hold, seeds(2_000).map(({ position }) => ({ position: start + position, key: String(start + position + 1), payload: null })))
    expect((await store.jobs.get('j1'))?.counts.pending).toBe(50_000)
    await expect(store.jobs.addRows(hold, [{ position: 50_000, key: '7', payload: null }])).rejects.toThrow()
    expect((await store.jobs.get('j1'))?.counts.pending).toBe(50_000)
    await store.jobs.clearRows(hold)
    expect((await store.jobs.get('j1'))?.counts).toEqual(noCounts)
    await store.jobs.addRows(hold, [{ position: 0, key: '7', payload: { phone: 'x' } }])
    expect((await rowAt(store, 0)).payload).toEqual({ phone: 'x' })
  }, 30_000)
}

function holdContract(open: OpenFresh): void {
  it('refuses everything of an earlier holder, also from another process', async () => {
    const { store, again } = await open()
    const old = await heldJob(store)
    const row = await rowAt(store, 0)
    const other = await again()
    const taken = await other.jobs.hold('j1')
    if (taken === null) throw new Error('not held')
    await expect(store.jobs.putRows(old, [{ ...row, status: 'sending' }])).rejects.toThrow(HoldLostError)
    await expect(store.jobs.addRows(old, [{ position: 9, key: '9', payload: null }])).rejects.toThrow(HoldLostError)
    await expect(store.jobs.advance(old, 'preparing', { status: 'done' })).rejects.toThrow(HoldLostError)
    await expect(store.jobs.clearRows(old)).rejects.toThrow(HoldLostError)
    expect(await store.jobs.get('j1')).toMatchObject({ status: 'preparing', counts: { pending: 5, sending: 0 } })
    await other.jobs.putRows(taken, [{ ...row, status: 'sending' }])
    expect((await store.jobs.get('j1'))?.counts).toEqual({ ...noCounts, pending: 4, sending: 1 })
  })

  it('gives no hold on a job that is over', async () => {
    const { store } = await open()
    await store.jobs.insert(jobOf('j1', { status: 'done' }))
    expect([await store.jobs.hold('j1'), await store.jobs.hold('none')]).toEqual([null, null])
  })
}
