import { fromInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'
import { withLease } from '../../with-lease'
import { forgetLists } from './forget-lists'
import { forgetUnderAnotherKey } from './number-key'
import { noteScan, queueScan } from './queue-scan'
import { readChanges } from './read-changes'
import { countsAgree, scanList } from './scan-list'

const idleMs = 30_000
/** With a browser at the desk the numbers are at most so old, without one so. */
const watchedMs = 300_000
const unwatchedMs = 3_600_000
/** After an act of ours that changes leads, so soon. */
const actedMs = 20_000
const restsMs = [5_000, 15_000, 60_000, 300_000]
/** So many lists are compared with Convoso's own count each time, the longest unseen first. */
const comparedAtOnce = 3

type Memory = { changedAt: number; wantsChanges: boolean; comparedAt: Map<string, number>; failures: number }

/** Works off the scans that people asked for, keeps what was scanned up to date, one request at a time. Ends with the signal. */
export async function runScans(desk: Desk, signal: AbortSignal): Promise<void> {
  const memory: Memory = { changedAt: 0, wantsChanges: true, comparedAt: new Map(), failures: 0 }
  const wantChanges = () => {
    memory.wantsChanges = true
  }
  const leave = desk.events.subscribe({ userId: '', sessionId: '', only: ['job.changed', 'lead.changed'], close: () => undefined, send: wantChanges })
  while (!signal.aborted) {
    const rung = desk.listHealth.bell.next()
    const rest = await work(desk, memory, signal)
    await sleepUntil(desk, { ms: rest, rung, signal })
  }
  leave()
}

async function work(desk: Desk, memory: Memory, signal: AbortSignal): Promise<number> {
  try {
    if (!(await isAnythingDue(desk, memory))) return idleMs
    // Another process that holds it does the same work.
    await withLease(desk, { name: 'list-scans', isWorthWaiting: () => Promise.resolve(false) }, () => workWhileHeld(desk, memory, signal))
    memory.failures = 0
    return Math.min(idleMs, actedMs)
  } catch (error) {
    if (signal.aborted) return 0
    if (!isAppError(error)) desk.log.error({ error }, 'the scans of lists were interrupted')
    memory.failures += 1
    return restsMs[Math.min(memory.failures, restsMs.length) - 1] ?? idleMs
  }
}

const isOpen = ({ status }: StoredListScan): boolean => status === 'queued' || status === 'scanning'

async function isAnythingDue(desk: Desk, memory: Memory): Promise<boolean> {
  const scans = await desk.store.listScans.all()
  return scans.some(isOpen) || (scans.length > 0 && areChangesDue(desk, memory))
}

function areChangesDue(desk: Desk, memory: Memory): boolean {
  const passed = desk.clock.now() - memory.changedAt
  if (memory.wantsChanges && passed >= actedMs) return true
  return passed >= (desk.events.listeners() > 0 ? watchedMs : unwatchedMs)
}

async function workWhileHeld(desk: Desk, memory: Memory, signal: AbortSignal): Promise<void> {
  await forgetUnderAnotherKey(desk)
  await forgetLists(desk, signal)
  for (let scan = await nextScan(desk); scan !== null && !signal.aborted; scan = await nextScan(desk)) {
    await scanOne(desk, scan, signal)
    memory.comparedAt.delete(scan.listId)
    memory.wantsChanges = true
    if (areChangesDue(desk, memory)) await takeChanges(desk, memory, signal)
  }
  if (!signal.aborted && areChangesDue(desk, memory)) await takeChanges(desk, memory, signal)
}

const nextScan = async (desk: Desk): Promise<StoredListScan | null> => (await desk.store.listScans.all()).find(isOpen) ?? null

/** Trouble of the line is told beside the scan and waited out; what asking again cannot mend ends it. */
async function scanOne(desk: Desk, scan: StoredListScan, signal: AbortSignal): Promise<void> {
  try {
    await scanList(desk, scan, signal)
  } catch (error) {
    if (signal.aborted) return
    const isTrouble = !isAppError(error) || error.code === 'upstream_unavailable' || error.code === 'upstream_busy' || error.code.startsWith('storage')
    await noteScan(desk, scan, { problem: sentenceOf(error), ...(isTrouble ? {} : { status: 'failed' }) })
    if (isTrouble) throw error
  }
}

async function takeChanges(desk: Desk, memory: Memory, signal: AbortSignal): Promise<void> {
  memory.wantsChanges = false
  await readChanges(desk, signal)
  memory.changedAt = desk.clock.now()
  await compareSome(desk, memory, signal)
}

/**
 * What nobody tells us of, a deleted lead above all, shows as another number of leads. A list that differs twice is scanned anew: the
 * first time may be a lead that came between the two reads.
 */
async function compareSome(desk: Desk, memory: Memory, signal: AbortSignal): Promise<void> {
  const done = (await desk.store.listScans.all()).filter(({ status }) => status === 'done')
  const since = ({ listId, problem }: StoredListScan): number => (problem === null ? (memory.comparedAt.get(listId) ?? 0) : 0)
  for (const scan of done.toSorted((a, b) => since(a) - since(b)).slice(0, comparedAtOnce)) {
    const agrees = await countsAgree(desk, scan.listId, signal)
    memory.comparedAt.set(scan.listId, desk.clock.now())
    const upstreamCalls = scan.upstreamCalls + 1
    if (agrees !== false) {
      if (scan.problem !== null) await noteScan(desk, scan, { upstreamCalls, problem: null })
    } else if (scan.problem === null) await noteScan(desk, scan, { upstreamCalls, problem: differs })
    else if (mayScanAgain(desk, scan)) await queueScan(desk, scan.listId)
  }
}

const differs = 'Convoso counts another number of leads than the scan has read; if it stays so, the list is scanned again.'
/** A list that never comes to rest is not read for ever. */
const scanAgainMs = 3_600_000
const mayScanAgain = (desk: Desk, { finishedAt }: StoredListScan): boolean => finishedAt === null || desk.clock.now() - fromInstant(finishedAt) >= scanAgainMs

async function sleepUntil(desk: Desk, { ms, rung, signal }: { ms: number; rung: Promise<void>; signal: AbortSignal }): Promise<void> {
  const awake = new AbortController()
  const sleep = desk.clock.sleep(ms, AbortSignal.any([awake.signal, signal])).catch(() => undefined)
  await Promise.race([sleep, rung])
  awake.abort()
}
