import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Job } from '@/lib/contracts/jobs'
import { byteOrderMark, csvLine } from '@/lib/shared/csv'
import { AppError } from '@/lib/server/core/errors'
import type { StoredUser } from '@/lib/server/ports/store'
import { fakeExportFiles, type FakeExportFiles } from '@/lib/testing/fake-export-files'
import type { Ctx } from '@/lib/server/usecases/desk'
import { anyExport, type ExportPage, type ExportReading, type ExportSource } from '@/lib/server/usecases/exports/export-source'
import { cancelJob } from '@/lib/server/usecases/jobs/cancel-job'
import { getJob } from '@/lib/server/usecases/jobs/get-job'
import { insertJob } from '@/lib/server/usecases/jobs/insert-job'
import { retryJob } from '@/lib/server/usecases/jobs/retry-job'
import { ctxFor, testDesk, type TestDesk } from '@/lib/server/usecases/testing-desk'
import { exportHandler } from './handlers/export-handler'
import { makeJobRunner } from './runner'

const plain = { disabled: false, demo: true, createdAt: '', lastSignInAt: null, passwordHash: '' }
const manager: StoredUser = { ...plain, id: 'user-A manager', email: 'm@example.com', name: 'A manager', role: 'manager' }
const columns = ['Id', 'Name']

/** What goes wrong with a page, in order: the line, what comes back, the source itself, or the process ends. */
type Fate = 'fine' | 'line' | 'nonsense' | 'kill' | 'odd' | 'broken'

/** Where the process ends around a commit. */
type Commit = 'fine' | 'kill-before' | 'kill-after'

type Floor = { pages: string[][][]; fates: Fate[]; commits: Commit[]; asked: (string | null)[]; hasTotal: boolean; travelMs: number }
const floorOf = (pages: string[][][], changes: Partial<Floor> = {}): Floor => ({ pages, fates: [], commits: [], asked: [], hasTotal: true, travelMs: 0, ...changes })

/** The cursor is the number of the next page. */
const sourceOf = (floor: Floor, die: () => void): ExportSource<object> => ({
  kind: 'lists.export',
  permission: 'data.export',
  input: z.object({}),
  title: () => 'All of them',
  about: () => 'All, times in UTC',
  fileName: () => 'all',
  header: () => columns,
  facts: () => ({}),
  pages: async function* (ctx: Ctx, _input: object, { cursor, signal }: ExportReading): AsyncGenerator<ExportPage> {
    floor.asked.push(cursor)
    for (let number = Number(cursor ?? 0); number < floor.pages.length; number += 1) {
      if (floor.travelMs > 0) await ctx.clock.sleep(floor.travelMs, signal)
      const fate = floor.fates.shift() ?? 'fine'
      if (fate === 'kill') die()
      if (fate === 'kill') await new Promise(() => undefined)
      if (fate === 'line') throw new AppError('upstream_unavailable', 'The connection to Convoso failed.', { sent: 'no' })
      if (fate === 'nonsense') throw new AppError('upstream_unreadable', 'Convoso answered with something this console can not read.')
      if (fate === 'odd') throw new AppError('selection_mismatch', 'Convoso ignored the filter.')
      if (fate === 'broken') throw new TypeError('not a function')
      const rows = floor.pages[number] ?? []
      yield { rows, cursor: String(number + 1), total: floor.hasTotal ? floor.pages.flat().length : null }
    }
  },
})

type Bench = { test: TestDesk; ctx: Ctx; files: FakeExportFiles; floor: Floor; turn: (ms: number) => Promise<void>; stop: AbortController; isDead: () => boolean }

/** A console at work, or one that goes on with what a killed one left. */
async function bench(floor: Floor, killed?: Bench): Promise<Bench> {
  const test = await testDesk({}, killed?.test)
  const files = killed?.files ?? fakeExportFiles()
  if (killed === undefined) await test.store.users.insert(manager)
  let isDead = false
  const stop = new AbortController()
  const runner = makeJobRunner([exportHandler(anyExport(sourceOf(floor, () => (isDead = true))))])
  const { jobs } = test.store
  const putFile: typeof jobs.putFile = async (hold, file) => {
    const fate = floor.commits.shift() ?? 'fine'
    if (fate !== 'kill-before') await jobs.putFile(hold, file)
    if (fate === 'fine') return
    isDead = true
    await new Promise(() => undefined)
  }
  const desk = { ...test.desk, jobs: runner, exportFiles: files, store: { ...test.store, jobs: { ...jobs, putFile } } }
  void runner.run(desk, stop.signal)
  return { test, files, floor, stop, ctx: ctxFor(desk, 'manager'), turn: (ms) => test.clock.advance(ms), isDead: () => isDead }
}

const blank = { name: null, saveAs: 'all-2026.csv', columns, about: 'All, times in UTC', cursor: null, bytes: 0, rows: 0, total: null, note: null }
const begin = ({ ctx }: Bench, mostRows?: number): Promise<string> => insertJob(ctx, { kind: 'lists.export', title: 'All of them', input: {}, file: { ...blank, mostRows }, facts: {} })

/** Starts it again after each kill; answers the console that saw the end. */
async function finished(first: Bench, id: string): Promise<{ desk: Bench; job: Job }> {
  let desk = first
  for (let minute = 0; minute < 500; minute += 1) {
    const job = await getJob(desk.ctx, id)
    if (job.finishedAt !== null) return { desk, job }
    await desk.turn(60_000)
    if (desk.isDead()) desk = await bench(desk.floor, desk)
  }
  throw new Error('the export never ends')
}

const textOf = (pages: string[][][]): string => byteOrderMark + [[...columns, 'All, times in UTC'], ...pages.flat().map((row) => [...row, ''])].map(csvLine).join('')

async function fileOf({ ctx, files }: Bench, id: string): Promise<string> {
  const file = (await ctx.store.jobs.get(id))?.file
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.files.get(file?.name ?? '')?.subarray(0, file?.bytes))
}

const threePages = [[['1', 'Ann'], ['2', '=1+1']], [['3', 'Zoë "Z", Ray\n2nd']], [['4', '+1818'], ['5', '']]]
const outcomesOf = ({ test }: Bench, action: string) => test.store.entries.filter((entry) => entry.action === action).map(({ outcome }) => outcome)

describe('an export', () => {
  it('writes every row once under its heading, and says so', async () => {
    const desk = await bench(floorOf(threePages))
    const id = await begin(desk)
    const { job } = await finished(desk, id)
    expect(await fileOf(desk, id)).toBe(textOf(threePages))
    expect(job).toMatchObject({ status: 'done', total: 5, counts: { done: 5, pending: 0 }, problem: null, file: { name: 'all-2026.csv', isTotalKnown: true } })
    expect(job.file?.bytes).toBe(new TextEncoder().encode(textOf(threePages)).length)
    expect(outcomesOf(desk, 'lists.export')).toEqual(['attempted', 'succeeded'])
    expect(desk.test.store.entries.at(-1)).toMatchObject({ after: { status: 'done', rows: 5, bytes: job.file?.bytes } })
  })

  it.each([[5, true, 'done', 5], [4, true, 'refused', 0], [4, false, 'refused', 3]] as const)('begun for %i rows at most, their total told: %s, ends %s after %i', async (mostRows, hasTotal, status, rows) => {
    const desk = await bench(floorOf(threePages, { hasTotal }))
    const id = await begin(desk, mostRows)
    const { job } = await finished(desk, id)
    expect([job.status, job.problem?.code ?? null, (await desk.ctx.store.jobs.get(id))?.file?.rows]).toEqual([status, status === 'done' ? null : 'reauth_required', rows])
    if (status === 'refused') await expect(retryJob(desk.ctx, id)).rejects.toMatchObject({ code: 'conflict', message: job.problem?.sentence })
  })

  it('tells how far it is, and no time left while nobody tells how many rows there will be', async () => {
    const desk = await bench(floorOf(threePages, { travelMs: 10_000, hasTotal: false }))
    const id = await begin(desk)
    await desk.turn(25_000)
    expect(await getJob(desk.ctx, id)).toMatchObject({ status: 'running', total: 3, secondsLeft: null, file: { isTotalKnown: false, until: null } })
    const known = await bench(floorOf(threePages, { travelMs: 10_000 }))
    const second = await begin(known)
    await known.turn(25_000)
    expect(await getJob(known.ctx, second)).toMatchObject({ total: 5, counts: { done: 3, pending: 2 } })
    expect((await getJob(known.ctx, second)).secondsLeft).toBeGreaterThan(0)
  })

  it('has a heading and nothing else when there is nothing', async () => {
    const desk = await bench(floorOf([]))
    const id = await begin(desk)
    expect((await finished(desk, id)).job).toMatchObject({ status: 'done', total: 0 })
    expect(await fileOf(desk, id)).toBe(textOf([]))
  })

  it('waits out the line and a full disk, says why it stands still, and goes on from where it was', async () => {
    const desk = await bench(floorOf(threePages, { fates: ['fine', 'line', 'fine'] }))
    const full = new AppError('storage_full', 'The disk is full.')
    let fails = 0
    desk.files.onAppend = () => ((fails += 1) === 3 ? { after: 4, error: full } : null)
    const id = await begin(desk)
    await desk.turn(500)
    expect((await getJob(desk.ctx, id)).problem).toMatchObject({ code: 'upstream_unavailable' })
    await desk.turn(1_000)
    expect((await getJob(desk.ctx, id)).problem).toMatchObject({ code: 'storage_full', sentence: 'The disk is full.' })
    expect((await finished(desk, id)).job).toMatchObject({ status: 'done', problem: null })
    expect(await fileOf(desk, id)).toBe(textOf(threePages))
    expect(desk.floor.asked).toEqual([null, '1', '1'])
  })

  it('ends without a file when the source says that it cannot be right, and goes on from there when it is tried again', async () => {
    const desk = await bench(floorOf(threePages, { fates: ['fine', 'odd'] }))
    const id = await begin(desk)
    expect((await finished(desk, id)).job).toMatchObject({ status: 'refused', problem: { code: 'selection_mismatch' }, file: { until: null } })
    expect(outcomesOf(desk, 'lists.export')).toEqual(['attempted', 'failed'])
    await retryJob(desk.ctx, id)
    expect((await finished(desk, id)).job.status).toBe('done')
    expect([desk.floor.asked, await fileOf(desk, id)]).toEqual([[null, '1'], textOf(threePages)])
    await expect(retryJob(desk.ctx, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('ends when its source is broken, with a sentence and not with the error', async () => {
    const desk = await bench(floorOf(threePages, { fates: ['broken'] }))
    const id = await begin(desk)
    const { job } = await finished(desk, id)
    expect(job).toMatchObject({ status: 'refused', problem: { code: 'internal', sentence: expect.stringContaining('inside Switchyard') } })
  })

  it.each([['line', 'upstream_unavailable', 50, 70], ['nonsense', 'upstream_unreadable', 3, 10]] as const)('gives up on the %s in the end', async (fate, code, least, most) => {
    const desk = await bench(floorOf(threePages, { fates: Array.from({ length: 999 }, () => fate) }))
    const begunAt = desk.test.clock.now()
    const id = await begin(desk)
    expect((await finished(desk, id)).job).toMatchObject({ status: 'refused', problem: { code } })
    const minutes = (desk.test.clock.now() - begunAt) / 60_000
    expect(minutes).toBeGreaterThan(least)
    expect(minutes).toBeLessThan(most)
  })

  it('takes two places at most, and the others wait', async () => {
    const desk = await bench(floorOf(threePages, { travelMs: 10_000 }))
    const ids = [await begin(desk), await begin(desk), await begin(desk)]
    await desk.turn(5_000)
    const statuses = async () => await Promise.all(ids.map(async (id) => (await getJob(desk.ctx, id)).status))
    expect(await statuses()).toEqual(['running', 'running', 'preparing'])
    for (const id of ids) await finished(desk, id)
    expect(await statuses()).toEqual(['done', 'done', 'done'])
  })

  it('leaves no file behind when it is cancelled, or when whoever started it lost the right', async () => {
    const desk = await bench(floorOf(threePages, { travelMs: 10_000 }))
    const id = await begin(desk)
    await desk.turn(15_000)
    await cancelJob(desk.ctx, id)
    expect((await finished(desk, id)).job).toMatchObject({ status: 'cancelled', file: { until: null } })
    expect(desk.files.files.size).toBe(0)
    const second = await begin(desk)
    await desk.turn(15_000)
    await desk.test.store.users.update(manager.id, { role: 'supervisor' })
    expect((await finished(desk, second)).job).toMatchObject({ status: 'cancelled', problem: { code: 'forbidden' } })
    expect(desk.files.files.size).toBe(0)
  })

  it('reads all of it again when somebody has emptied the folder', async () => {
    const desk = await bench(floorOf(threePages, { fates: ['fine', 'kill'] }))
    const id = await begin(desk)
    await desk.turn(1_000)
    desk.files.files.clear()
    const next = await bench(desk.floor, desk)
    await finished(next, id)
    expect([desk.floor.asked, await fileOf(next, id)]).toEqual([[null, null], textOf(threePages)])
  })
})

describe('an end in the middle', () => {
  it.each([0, 1, 2])('before page %i: nothing twice, nothing missing', async (page) => {
    const fates: Fate[] = Array.from({ length: page }, () => 'fine')
    const desk = await bench(floorOf(threePages, { fates: [...fates, 'kill'] }))
    const id = await begin(desk)
    const end = await finished(desk, id)
    expect([end.job.status, await fileOf(end.desk, id), desk.floor.asked]).toEqual(['done', textOf(threePages), [null, page === 0 ? null : String(page)]])
    expect(desk.files.files.size).toBe(1)
  })

  it.each(['kill-before', 'kill-after'] as const)('%s the word that a page is there: nothing twice, nothing missing', async (end) => {
    const commits: Commit[] = ['fine', 'fine', end]
    const desk = await bench(floorOf(threePages, { commits }))
    const id = await begin(desk)
    const over = await finished(desk, id)
    expect([over.job.status, await fileOf(over.desk, id), desk.floor.asked]).toEqual(['done', textOf(threePages), [null, end === 'kill-before' ? '1' : '2']])
  })

  it('spoils nothing for the one that took over, when it was only asleep', async () => {
    const asleep = await bench(floorOf(threePages, { travelMs: 10_000 }))
    const id = await begin(asleep)
    await asleep.turn(15_000)
    const next = await bench(asleep.floor, asleep)
    const { job } = await finished(next, id)
    const text = await fileOf(next, id)
    await asleep.turn(60_000)
    expect([job.status, text, await fileOf(next, id)]).toEqual(['done', textOf(threePages), textOf(threePages)])
  })

  it('any number of kills, cuts and pages: the file is exact', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '=', '+', ',', '"', '\n', '\r', 'é', '𝄞', "'", ' '), maxLength: 6 })
    const pages = fc.array(fc.array(fc.tuple(fc.uuid(), cell), { maxLength: 4 }), { maxLength: 6 })
    const fates = fc.array(fc.constantFrom<Fate>('fine', 'fine', 'line', 'kill'), { maxLength: 12 })
    const commits = fc.array(fc.constantFrom<Commit>('fine', 'fine', 'kill-before', 'kill-after'), { maxLength: 12 })
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(pages, fates, commits, cuts, async (given, wished, ends, cutAt) => {
        const desk = await bench(floorOf(given, { fates: [...wished], commits: [...ends] }))
        const left = [...cutAt]
        desk.files.onAppend = () => {
          const after = left.shift()
          return after === undefined || after > 30 ? null : { after, error: new AppError('storage_full', 'The disk is full.') }
        }
        const id = await begin(desk)
        const end = await finished(desk, id)
        expect(await fileOf(end.desk, id)).toBe(textOf(given))
        expect(end.job.counts.done).toBe(given.flat().length)
        end.desk.stop.abort()
      }),
      { numRuns: 120 },
    )
  }, 60_000)
})
