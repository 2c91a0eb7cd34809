import { describe, expect, it } from 'vitest'
import type { StoredFile, StoredJob } from '@/lib/server/ports/jobs'
import { toInstant } from '@/lib/shared/instant'
import { getJob } from '../jobs/get-job'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { checkExportFile, getExportFile } from './get-export-file'
import { tidyExports } from './tidy-exports'

const dayMs = 24 * 3_600_000
const file: StoredFile = { name: 'j1.2', saveAs: 'leads-2026.csv', columns: [], about: '', cursor: null, bytes: 4, rows: 1, total: 1, note: null }

/** An export that is done, with its file. */
async function done(changes: Partial<StoredJob> = {}): Promise<TestDesk> {
  const test = await testDesk()
  const at = toInstant(test.clock.now())
  const job: StoredJob = {
    id: 'j1', kind: 'lists.export', title: 'Leads', status: 'done', input: {}, reason: null, actorId: 'user-A manager', actorName: 'A manager', actorRole: 'manager',
    actId: 'act', createdAt: at, startedAt: at, finishedAt: at, problem: null, file, ...changes,
  }
  await test.store.jobs.insert(job)
  const name = job.file?.name ?? null
  if (name !== null) {
    await test.desk.exportFiles.begin(name, null)
    await test.desk.exportFiles.append(name, 0, 'a,b\nbeyond')
  }
  return test
}

const textOf = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => Buffer.concat(await Array.fromAsync(pieces)).toString('utf8')

describe('the file of an export', () => {
  it('is given to whoever started it and to admins, each time written down with its rows', async () => {
    const { desk, store } = await done()
    for (const ctx of [ctxFor(desk, 'manager'), ctxFor(desk, 'admin')]) {
      const { pieces, bytes, saveAs } = await getExportFile(ctx, 'j1')
      expect([await textOf(pieces), bytes, saveAs]).toEqual(['a,b\n', 4, 'leads-2026.csv'])
    }
    expect(store.entries.map(({ action, outcome, actorName, after }) => [action, outcome, actorName, after])).toEqual(
      ['A manager', 'An admin'].flatMap((name) => ['attempted', 'succeeded'].map((outcome) => ['jobs.download', outcome, name === 'An admin' ? 'A admin' : name, { rows: 1, bytes: 4 }])),
    )
  })

  it('is nobody else’s, and a supervisor has none', async () => {
    const { desk, store } = await done()
    await expect(getExportFile(ctxFor(desk, 'manager', 'Another'), 'j1')).rejects.toMatchObject({ code: 'not_found' })
    await expect(getExportFile(ctxFor(desk, 'supervisor'), 'j1')).rejects.toMatchObject({ code: 'forbidden' })
    expect(store.entries).toEqual([])
  })

  it('is not given before it is whole, and not without its row in the audit', async () => {
    const running = await done({ status: 'running', finishedAt: null })
    await expect(getExportFile(ctxFor(running.desk, 'manager'), 'j1')).rejects.toMatchObject({ code: 'conflict' })
    const { desk, store } = await done()
    store.breakAudit(true)
    await expect(getExportFile(ctxFor(desk, 'manager'), 'j1')).rejects.toMatchObject({ code: 'storage_full' })
  })

  it('is gone after seven days, and said so before', async () => {
    const { desk, clock } = await done()
    const ctx = ctxFor(desk, 'manager')
    const until = clock.now() + 7 * dayMs
    expect((await getJob(ctx, 'j1')).file?.until).toBe(toInstant(until))
    await clock.advance(7 * dayMs - 1)
    await getExportFile(ctx, 'j1')
    await clock.advance(1)
    expect((await getJob(ctx, 'j1')).file?.until).toBeNull()
    await expect(getExportFile(ctx, 'j1')).rejects.toMatchObject({ code: 'gone' })
  })
})

describe('the file of an export of 1,000 rows and more', () => {
  const minute = 60_000

  it('wants the password of the last ten minutes, whenever it was ordered; a smaller one does not', async () => {
    for (const [rows, code] of [[999, 'given'], [1_000, 'reauth_required']] as const) {
      const { desk, clock, store } = await done({ file: { ...file, rows } })
      const [manager, admin] = [ctxFor(desk, 'manager'), ctxFor(desk, 'admin')]
      await clock.advance(10 * minute)
      await getExportFile(manager, 'j1')
      await clock.advance(1)
      const { length } = store.entries
      for (const ctx of [manager, admin]) expect(await getExportFile(ctx, 'j1').then(() => 'given', codeOf)).toBe(code)
      expect(store.entries.length - length).toBe(code === 'given' ? 4 : 0)
    }
  })

  it('can be asked for before, which gives nothing away and so leaves no row', async () => {
    const { desk, clock, store } = await done({ file: { ...file, rows: 1_000 } })
    const ctx = ctxFor(desk, 'manager')
    await expect(checkExportFile(ctx, 'j1')).resolves.toBeUndefined()
    await clock.advance(10 * minute + 1)
    await expect(checkExportFile(ctx, 'j1')).rejects.toMatchObject({ code: 'reauth_required' })
    await expect(checkExportFile(ctxFor(desk, 'manager', 'Another'), 'j1')).rejects.toMatchObject({ code: 'not_found' })
    await clock.advance(7 * dayMs)
    await expect(checkExportFile(ctxFor(desk, 'manager'), 'j1')).rejects.toMatchObject({ code: 'gone' })
    expect(store.entries).toEqual([])
  })

  const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
})

describe('tidying', () => {
  const namesIn = async ({ desk }: TestDesk) => (await desk.exportFiles.list()).map(({ name }) => name)

  it('removes what is over, what belongs to no job and what an end in the middle left, and nothing else', async () => {
    const test = await done()
    await test.clock.advance(dayMs)
    for (const name of ['j1.1', 'forgotten.1']) await test.desk.exportFiles.begin(name, null)
    await tidyExports(test.desk)
    expect(await namesIn(test)).toEqual(['j1.2'])
    await test.clock.advance(6 * dayMs)
    await tidyExports(test.desk)
    expect(await namesIn(test)).toEqual([])
  })

  it('leaves the copy that somebody is just making, and an export under way however old', async () => {
    const test = await done({ status: 'running', finishedAt: null })
    await test.desk.exportFiles.begin('j1.3', null)
    const list = async () => [{ name: 'j1.2', changedAt: 0 }, { name: 'j1.3', changedAt: test.clock.now() }]
    await test.clock.advance(30 * dayMs)
    await tidyExports({ ...test.desk, exportFiles: { ...test.desk.exportFiles, list } })
    expect(await namesIn(test)).toEqual(['j1.2', 'j1.3'])
  })
})
