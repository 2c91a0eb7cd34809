import type { Call } from '@/lib/contracts/calls'
import type { AgentDayAnswer } from '@/lib/contracts/performance'
import type { StatusMeanings } from '@/lib/contracts/status-meanings'
import { AppError } from '@/lib/server/core/errors'
import type { Read, Page } from '@/lib/server/ports/dialer'
import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readMeanings } from '../status-meanings/read-meanings'

const pageSize = 500
const mostPages = 6
const maxAgeMs = 30_000

/** The calls of one agent on one day of the account's calendar, oldest first, with what each came to and nobody's name or number. */
export async function getAgentDay(ctx: Ctx, { id, day }: { id: string; day: string }): Promise<AgentDayAnswer> {
  assertMay(ctx, 'floor.read')
  const zone = ctx.environment.timeZone
  const span = { from: startOfDay(day, zone), to: new Date(Date.parse(startOfNextDay(day, zone)) - 1_000).toISOString() }
  const meanings = await readMeanings(ctx).catch(() => null)
  const { calls, read, isCut } = await readCalls(ctx, { id, span })
  return { items: calls.map((call) => shown(call, meanings)), day, ...span, isCut, read, now: toInstant(ctx.clock.now()) }
}

type CallsRead = { calls: Call[]; read: AgentDayAnswer['read']; isCut: boolean }

async function readCalls(ctx: Ctx, { id, span }: { id: string; span: { from: string; to: string } }): Promise<CallsRead> {
  const calls = new Map<string, Call>()
  let first: Read<Page<Call>> | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const read = await ctx.dialer.calls.search({ userIds: [id], ...span, order: 'asc', offset: page * pageSize, limit: pageSize }, { maxAgeMs })
    first ??= read
    if (read.data.items.some((call) => call.userId !== id))
      throw new AppError('selection_mismatch', 'Convoso answered with the calls of other agents. Nothing is shown.')
    for (const call of read.data.items) calls.set(call.id, call)
    const isLast = read.data.total === null ? read.data.items.length < read.data.limit : calls.size >= read.data.total
    if (isLast || read.data.items.length === 0) return { calls: [...calls.values()], read: stampOf(first), isCut: false }
  }
  if (first === null) throw new Error('a day has a first page')
  return { calls: [...calls.values()], read: stampOf(first), isCut: true }
}

const stampOf = ({ begunAt, answeredAt }: Read<unknown>): AgentDayAnswer['read'] => ({ begunAt, answeredAt })

const shown = ({ id, startedAt, seconds, status, statusName, campaignName }: Call, meanings: StatusMeanings | null): AgentDayAnswer['items'][number] => ({
  id, startedAt, seconds, status, statusName, campaignName, contact: meanings?.byCode[status]?.contact ?? null,
})
