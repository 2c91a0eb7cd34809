import type { Lead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError, isAppError } from '@/lib/server/core/errors'
import type { Page, Read } from '@/lib/server/ports/dialer'
import type { StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'
import { beginChanges } from './changes-place'
import { keepLeads } from './keep-leads'
import { noteScan, withScan } from './queue-scan'

const smallestPage = 100
const forgottenPerCommit = 250

/**
 * Goes on with the pass over one list from its kept place, page by page, until it is over, the signal says so or somebody starts it anew.
 * What goes wrong on the line is thrown with the place kept; a list that cannot be read at all ends as `failed`.
 */
export async function scanList(desk: Desk, queued: StoredListScan, signal: AbortSignal): Promise<void> {
  let scan = await begin(desk, queued)
  let former = new Set<string>()
  while (!signal.aborted) {
    const { read, pageSize, upstreamCalls } = await readPage(desk, scan, signal)
    const { items } = read.data
    const problem = problemOf({ ...scan, pageSize }, read.data, former)
    const total = read.data.total ?? scan.total
    const position = scan.position + items.length
    const isOver = total === null ? items.length < pageSize : position >= total
    scan = { ...scan, status: 'scanning', pageSize, upstreamCalls, total, position, problem: null }
    const step = { scan, leads: items, isOver, problem: problem ?? (items.length === 0 && !isOver ? endedEarly : null) }
    if (!(await withScan(desk, scan.listId, () => takeStep(desk, step)))) return
    former = new Set(items.map(({ id }) => id))
  }
}

const endedEarly = 'Convoso ended the list before its own total.'

type Step = { scan: StoredListScan; leads: readonly Lead[]; isOver: boolean; problem: string | null }

/** Keeps a page; answers whether there is another one to read. */
async function takeStep(desk: Desk, { scan, leads, isOver, problem }: Step): Promise<boolean> {
  if ((await desk.store.listScans.get(scan.listId))?.pass !== scan.pass) return false
  if (problem !== null) {
    await desk.store.listScans.put({ ...scan, status: 'failed', problem })
    return false
  }
  await keepLeads(desk, { leads, scan })
  if (isOver) await finish(desk, scan)
  return !isOver
}

async function begin(desk: Desk, scan: StoredListScan): Promise<StoredListScan> {
  if (scan.startedAt !== null) return scan
  const now = toInstant(desk.clock.now())
  // Before the first page: what changes while the pass goes on is read again afterwards.
  await beginChanges(desk)
  const begun: StoredListScan = { ...scan, status: 'scanning', startedAt: now, total: null }
  await desk.store.listScans.put(begun)
  return begun
}

type PageRead = { read: Read<Page<Lead>>; pageSize: number; upstreamCalls: number }

/** A page that is too large to be taken is asked for again in halves: leads carry notes of any length. */
async function readPage(desk: Desk, scan: StoredListScan, signal: AbortSignal): Promise<PageRead> {
  let { pageSize, upstreamCalls } = scan
  for (;;) {
    upstreamCalls += 1
    try {
      const page = { listIds: [scan.listId], offset: scan.position, limit: pageSize }
      return { read: await desk.dialer.leads.search(page, { priority: 'background', keep: false, signal }), pageSize, upstreamCalls }
    } catch (error) {
      const isTooLarge = isAppError(error) && (error.code === 'upstream_unreadable' || error.details.upstreamCode === '7230' || error.details.upstreamCode === '7258')
      if (!isTooLarge || pageSize <= smallestPage) {
        if (!signal.aborted) await noteScan(desk, scan, { pageSize, upstreamCalls })
        throw error
      }
      pageSize = Math.max(smallestPage, Math.floor(pageSize / 2))
    }
  }
}

function problemOf(scan: StoredListScan, { items }: Page<Lead>, former: ReadonlySet<string>): string | null {
  if (items.some(({ listId }) => listId !== scan.listId)) return 'Convoso answered with leads of other lists, so it seems to ignore which list was asked for.'
  if (items.length >= scan.pageSize && items.every(({ id }) => former.has(id))) return 'Convoso answers with the same leads again, so the list cannot be read to its end.'
  return null
}

/** What the pass did not meet is not in the list any more. */
async function finish(desk: Desk, scan: StoredListScan): Promise<void> {
  for (;;) {
    const gone = await desk.store.listScans.unseen(scan.listId, scan.pass, forgottenPerCommit)
    if (gone.length === 0) break
    await desk.store.listScans.apply({ leads: [], gone, scan: null })
  }
  await desk.store.listScans.put({ ...scan, status: 'done', position: 0, finishedAt: toInstant(desk.clock.now()), readAt: scan.startedAt })
}

/** Whether the list's number of leads is Convoso's own; one small read. Null while nobody can tell. */
export async function countsAgree(desk: Desk, listId: string, signal: AbortSignal): Promise<boolean | null> {
  const { data } = await desk.dialer.leads.search({ listIds: [listId], limit: 1 }, { priority: 'background', signal })
  if (data.items.some((lead) => lead.listId !== listId)) throw new AppError('upstream_unreadable', 'Convoso did not count the leads of this list alone.')
  return data.total === null ? null : data.total === (await desk.store.listScans.size(listId))
}
