import { isExport } from '@/lib/contracts/jobs-words'
import { AppError } from '@/lib/server/core/errors'
import type { JobRunner, StoredJob } from '@/lib/server/ports/jobs'
import type { Desk } from '@/lib/server/usecases/desk'
import type { JobHandler } from './handler'
import { makeRates, type Rates } from './rates'
import { workJob } from './work-job'

/** So many jobs share the background's half of the pace; the others wait their turn. */
const mostAtOnce = 4
/** An export may take hours: it never keeps all places from what somebody waits for. */
const mostExports = 2
/** Without a wake the store is asked this often: a second look costs nothing and mends what was missed. */
const idleMs = 30_000
/** After a failure of our own, e.g. a full disk. */
const restMs = 5_000

export type OpenRunner = JobRunner & {
  /** Works off whatever is not over, also what a crash left; ends with the signal, and no row is then `sending`. */
  run: (desk: Desk, signal: AbortSignal) => Promise<void>
}

export function makeJobRunner(handlers: readonly JobHandler[]): OpenRunner {
  const rates = makeRates()
  const bell = makeBell()
  const active = new Map<string, { job: StoredJob; work: Promise<void> }>()
  const isFull = (job: StoredJob): boolean => {
    const begun = [...active.values()]
    return begun.length >= mostAtOnce || (isExport(job.kind) && begun.filter((each) => isExport(each.job.kind)).length >= mostExports)
  }
  return {
    wake: bell.ring,
    rateOf: rates.rateOf,
    run: async (desk, signal) => {
      while (!signal.aborted) {
        const woken = bell.next()
        for (const job of await unfinishedJobs(desk)) {
          if (active.has(job.id) || isFull(job)) continue
          const work = attend(desk, { job, handlers, rates, signal }).finally(() => {
            active.delete(job.id)
            bell.ring()
          })
          active.set(job.id, { job, work })
        }
        await sleepUntil(desk, { ms: idleMs, woken, signal })
      }
      await Promise.all([...active.values()].map(({ work }) => work))
    },
  }
}

async function unfinishedJobs(desk: Desk): Promise<StoredJob[]> {
  try {
    return await desk.store.jobs.unfinished()
  } catch (error) {
    desk.log.warn({ error }, 'the jobs could not be read')
    return []
  }
}

type Attended = { job: StoredJob; handlers: readonly JobHandler[]; rates: Rates; signal: AbortSignal }

/** Works on one job; what goes wrong on our own side costs a rest, never the job. */
async function attend(desk: Desk, { job, handlers, rates, signal }: Attended): Promise<void> {
  const handler = handlers.find(({ kind }) => kind === job.kind)
  try {
    if (handler === undefined) throw new AppError('internal', `No handler works on ${job.kind}.`)
    await workJob(desk, { jobId: job.id, handler, rates, signal })
  } catch (error) {
    desk.log.error({ error, jobId: job.id }, 'a job was interrupted')
    await desk.clock.sleep(restMs, signal).catch(() => undefined)
  }
}

async function sleepUntil(desk: Desk, { ms, woken, signal }: { ms: number; woken: Promise<void>; signal: AbortSignal }): Promise<void> {
  const awake = new AbortController()
  const sleep = desk.clock.sleep(ms, AbortSignal.any([awake.signal, signal])).catch(() => undefined)
  await Promise.race([sleep, woken])
  awake.abort()
}

/** Rings are never lost: whoever asks for the next one before looking hears each that comes later. */
function makeBell(): { ring: () => void; next: () => Promise<void> } {
  let ring = (): void => undefined
  return {
    ring: () => ring(),
    next: () =>
      new Promise((resolve) => {
        ring = resolve
      }),
  }
}
