import type { Figure } from '@/lib/contracts/campaigns'
import type { Call } from '@/lib/contracts/calls'
import type { Disposition } from '@/lib/contracts/dispositions'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'

const hourMs = 3_600_000
const pageSize = 500
const mostPages = 40
/** A call enters the log only when it ends, under its start: look back this far for late ones. */
const overlapMs = 900_000
const fullEveryMs = 300_000
const dispositionsMaxAgeMs = 600_000

type Kept = { campaignId: string | null; listId: string | null; status: string; statusName: string | null; startedAt: number }
export type Outcome = { code: string; label: string; contact: boolean | null; calls: number }

/** The last hour of the call log, kept rolling with one or two small reads instead of one per campaign. */
export type RecentCalls = {
  of: (campaignId: string) => { callsLastHour: Figure; contactsLastHour: Figure }
  /** Calls of each list in the last hour and the moment of the last (epoch ms); null while they are not known. */
  byList: () => ReadonlyMap<string, { calls: number; lastAt: number }> | null
  outcomes: (campaignId: string) => { data: Outcome[] | null; answeredAt: string | null; problem: string | null }
  /** True when it asked anew; never rejects. */
  refresh: (maxAgeMs: number) => Promise<boolean>
}

type State = {
  calls: Map<string, Kept>
  answeredAt: string | null
  fullAt: number
  problem: string | null
  contactCodes: Map<string, boolean> | null
  contactProblem: string | null
}

export function makeRecentCalls(deps: { dialer: Dialer; clock: Clock }): RecentCalls {
  const state: State = { calls: new Map(), answeredAt: null, fullAt: 0, problem: null, contactCodes: null, contactProblem: null }
  let round: Promise<boolean> | null = null
  return {
    of: (campaignId) => {
      const own = callsOf(state, deps, campaignId)
      const contacts = own.filter((call) => state.contactCodes?.get(call.status) === true).length
      const known = state.answeredAt !== null
      return {
        callsLastHour: { value: known ? own.length : null, answeredAt: state.answeredAt, problem: state.problem },
        contactsLastHour: {
          value: known && state.contactCodes !== null ? contacts : null,
          answeredAt: state.answeredAt,
          problem: state.problem ?? state.contactProblem,
        },
      }
    },
    byList: () => (state.answeredAt === null ? null : tallyLists(callsIn(state, deps))),
    outcomes: (campaignId) => ({
      data: state.answeredAt === null ? null : tally(callsOf(state, deps, campaignId), state.contactCodes),
      answeredAt: state.answeredAt,
      problem: state.problem,
    }),
    refresh: (maxAgeMs) => {
      if (state.answeredAt !== null && fromInstant(state.answeredAt) > deps.clock.now() - maxAgeMs) return Promise.resolve(false)
      round ??= refreshNow(state, deps).finally(() => {
        round = null
      })
      return round
    },
  }
}

async function refreshNow(state: State, deps: { dialer: Dialer; clock: Clock }): Promise<boolean> {
  try {
    await refreshCalls(state, deps)
    state.problem = null
  } catch (error) {
    state.problem = sentenceOf(error)
  }
  await refreshContactCodes(state, deps)
  return true
}

const callsOf = (state: State, deps: { clock: Clock }, campaignId: string): Kept[] => callsIn(state, deps).filter((call) => call.campaignId === campaignId)

function callsIn(state: State, deps: { clock: Clock }): Kept[] {
  const since = deps.clock.now() - hourMs
  return [...state.calls.values()].filter((call) => call.startedAt >= since)
}

async function refreshCalls(state: State, deps: { dialer: Dialer; clock: Clock }): Promise<void> {
  const now = deps.clock.now()
  const isFull = state.answeredAt === null || now - state.fullAt > fullEveryMs
  const from = isFull || state.answeredAt === null ? now - hourMs : Math.max(now - hourMs, fromInstant(state.answeredAt) - overlapMs)
  const { items, answeredAt } = await readAll(deps.dialer, { from: toInstant(from), to: toInstant(now) })
  for (const call of items) keep(state, call)
  for (const [id, call] of state.calls) if (call.startedAt < now - hourMs) state.calls.delete(id)
  state.answeredAt = answeredAt
  if (isFull) state.fullAt = now
}

async function readAll(dialer: Dialer, span: { from: string; to: string }): Promise<{ items: Call[]; answeredAt: string }> {
  const items: Call[] = []
  for (let page = 0; page < mostPages; page += 1) {
    // Oldest first in a closed window: new calls cannot shift the pages under us.
    const read = await dialer.calls.search({ ...span, order: 'asc', offset: items.length, limit: pageSize }, { priority: 'background' })
    items.push(...read.data.items)
    const isLast = read.data.total === null ? read.data.items.length < read.data.limit : items.length >= read.data.total
    if (isLast || read.data.items.length === 0) return { items, answeredAt: read.answeredAt }
  }
  throw new AppError('payload_too_large', `The last hour holds more than ${mostPages * pageSize} calls; they are not counted here.`)
}

function keep(state: State, call: Call): void {
  if (call.startedAt === null || (call.campaignId === null && call.listId === null)) return
  state.calls.set(call.id, {
    campaignId: call.campaignId,
    listId: call.listId,
    status: call.status,
    statusName: call.statusName,
    startedAt: fromInstant(call.startedAt),
  })
}

async function refreshContactCodes(state: State, deps: { dialer: Dialer }): Promise<void> {
  try {
    const read = await deps.dialer.dispositions.search('', { priority: 'background', maxAgeMs: dispositionsMaxAgeMs })
    state.contactCodes = new Map(read.data.map((row: Disposition) => [row.code, row.contact]))
    state.contactProblem = null
  } catch (error) {
    state.contactProblem = `Which dispositions mean contact is not known: ${sentenceOf(error)}`
  }
}

function tallyLists(calls: readonly Kept[]): Map<string, { calls: number; lastAt: number }> {
  const lists = new Map<string, { calls: number; lastAt: number }>()
  for (const { listId, startedAt } of calls) {
    if (listId === null) continue
    const known = lists.get(listId)
    lists.set(listId, { calls: (known?.calls ?? 0) + 1, lastAt: Math.max(known?.lastAt ?? 0, startedAt) })
  }
  return lists
}

function tally(calls: Kept[], contactCodes: Map<string, boolean> | null): Outcome[] {
  const byCode = new Map<string, Outcome>()
  for (const call of calls) {
    const seen = byCode.get(call.status)
    if (seen === undefined)
      byCode.set(call.status, { code: call.status, label: call.statusName ?? call.status, contact: contactCodes?.get(call.status) ?? null, calls: 1 })
    else seen.calls += 1
  }
  return [...byCode.values()].sort((a, b) => b.calls - a.calls || a.code.localeCompare(b.code))
}
