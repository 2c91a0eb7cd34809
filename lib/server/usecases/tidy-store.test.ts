import { describe, expect, it } from 'vitest'
import type { StoredJob } from '@/lib/server/ports/jobs'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { testDesk } from './testing-desk'
import { tidyStore } from './tidy-store'

const dayMs = 24 * 3_600_000

const jobOf = (id: string, at: string | null): StoredJob => ({
  id, kind: 'lists.export', title: id, status: at === null ? 'running' : 'done', input: {}, reason: null, actorId: 'u', actorName: 'Ada', actorRole: 'manager', actId: 'a',
  createdAt: '', startedAt: null, finishedAt: at, problem: null,
  file: { name: `${id}.1`, saveAs: '', columns: [], about: '', cursor: null, bytes: 0, rows: 0, total: null, note: null },
})

describe('tidying the store', () => {
  it('keeps jobs for ninety days and their files for seven, also when the rest of it fails', async () => {
    const { desk, store, clock } = await testDesk()
    const daysAgo = (days: number) => toInstant(clock.now() - days * dayMs)
    for (const job of [jobOf('fresh', daysAgo(6)), jobOf('old', daysAgo(8)), jobOf('ancient', daysAgo(91)), jobOf('endless', null)]) {
      await store.jobs.insert(job)
      await desk.exportFiles.begin(`${job.id}.1`, null)
    }
    const sweep = () => Promise.reject(new AppError('storage_busy', 'Busy.'))
    const stop = new AbortController()
    const ended = tidyStore({ ...desk, store: { ...store, sweep } }, stop.signal)
    await clock.advance(1)
    expect((await store.jobs.search({ limit: 9 })).map(({ id }) => id).toSorted()).toEqual(['endless', 'fresh', 'old'])
    expect((await desk.exportFiles.list()).map(({ name }) => name).toSorted()).toEqual(['endless.1', 'fresh.1'])
    await clock.advance(2 * dayMs)
    expect((await desk.exportFiles.list()).map(({ name }) => name)).toEqual(['endless.1'])
    stop.abort()
    await ended
  })
})
