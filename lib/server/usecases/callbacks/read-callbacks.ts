import type { Callback } from '@/lib/contracts/callbacks'
import type { ReadStamp } from '@/lib/contracts/paging'
import { isAppError } from '@/lib/server/core/errors'
import type { CallbackFilters, Page, Read } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { restAfterFailure } from './rest-after-failure'

const pageSize = 5_000
const mostPages = 4
const maxAgeMs = 20_000

export type ReadCallbacks = { rows: Callback[]; read: ReadStamp; isCut: boolean }
type Stage = NonNullable<CallbackFilters['stage']>

const lateStages = ['past-due', 'pastdue', 'missed'] as const satisfies readonly Stage[]

/**
 * All open callbacks, each once. Whether "pending" includes the late ones is not documented, and the late stage is spelt in three ways:
 * all are asked, and what came is judged by its own stage, because a spelling that the dialer does not know may be no filter at all.
 */
export const readOpenCallbacks = (ctx: Pick<Ctx, 'dialer' | 'clock'>): Promise<ReadCallbacks> => restAfterFailure(ctx, 'open callbacks', () => readAllStages(ctx))

async function readAllStages(ctx: Pick<Ctx, 'dialer'>): Promise<ReadCallbacks> {
  const [pending, ...late] = await Promise.allSettled([readStage(ctx, { stage: 'pending' }), ...lateStages.map((stage) => readStage(ctx, { stage }))])
  const known = late.filter((each) => each.status === 'fulfilled')
  const failed = late.find((each) => each.status === 'rejected' && !isRefusal(each.reason))
  if (pending.status === 'rejected') throw pending.reason
  if (failed?.status === 'rejected') throw failed.reason
  if (known.length === 0 && late[0]?.status === 'rejected') throw late[0].reason
  return together([pending.value, ...known.map(({ value }) => value)], ({ stage }) => stage !== 'completed' && stage !== 'dismissed')
}

/** Those that are done with, due on these days. */
export async function readDoneCallbacks(ctx: Pick<Ctx, 'dialer'>, { stage, fromDay, toDay }: { stage: 'completed' | 'dismissed'; fromDay: string; toDay: string }): Promise<ReadCallbacks> {
  return together([await readStage(ctx, { stage, fromDay, toDay })], (row) => row.stage === stage)
}

type Reads = { reads: Read<Page<Callback>>[]; isCut: boolean }

async function readStage(ctx: Pick<Ctx, 'dialer'>, filters: CallbackFilters): Promise<Reads> {
  const reads: Read<Page<Callback>>[] = []
  for (let offset = 0; reads.length < mostPages; ) {
    const read = await ctx.dialer.callbacks.search({ ...filters, offset, limit: pageSize }, { maxAgeMs })
    reads.push(read)
    offset += read.data.items.length
    if (isLast(read.data, offset)) return { reads, isCut: false }
  }
  return { reads, isCut: true }
}

const isLast = ({ items, total, limit }: Page<Callback>, seen: number): boolean => items.length === 0 || (total === null ? items.length < limit : seen >= total)

/** A word that this generation does not know, not a line that is down. */
const isRefusal = (reason: unknown): boolean => isAppError(reason) && reason.code === 'upstream_rejected'

function together(parts: readonly Reads[], isMeant: (row: Callback) => boolean): ReadCallbacks {
  const reads = parts.flatMap((part) => part.reads)
  const rows = new Map(reads.flatMap(({ data }) => data.items.filter(isMeant).map((row) => [row.id, row])))
  const begins = reads.map(({ begunAt }) => begunAt).toSorted()
  const ends = reads.map(({ answeredAt }) => answeredAt).toSorted()
  // True from the end of the earliest read on: what is shown is no younger than that.
  return { rows: [...rows.values()], read: { begunAt: begins[0] ?? '', answeredAt: ends[0] ?? '' }, isCut: parts.some(({ isCut }) => isCut) }
}
