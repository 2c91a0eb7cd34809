import type { AgentPerformance } from '@/lib/contracts/agents'
import type { Oddity, PerformanceFilters } from '@/lib/contracts/performance'
import type { Sums } from '@/lib/contracts/performance-words'
import type { Read, ReadOptions } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import type { CodeGroups } from './code-groups'
import type { Span } from './stamped-span'

export type AgentSums = { userId: string; name: string; sums: Sums; oddities: Oddity[] }
export type ReadSums = { agents: AgentSums[]; begunAt: string; answeredAt: string; problem: string | null }
type Asked = { span: Span; filters: PerformanceFilters; groups: CodeGroups; options: ReadOptions }

/**
 * Sums per agent of one span. Calls, machines and times are Convoso's own; contacts and successes are its calls again, asked for by the
 * dispositions that mean so. Throws upstream_* when the sums cannot be read.
 */
export async function readSums(ctx: Ctx, { span, filters, groups, options }: Asked): Promise<ReadSums> {
  const ask = (statuses: readonly string[]) => ctx.dialer.agents.performance(toInput(span, filters, statuses), options)
  // A group that the chosen dispositions leave empty holds no call: nothing needs to be asked, and an empty filter would ask for all.
  const askGroup = (codes: readonly string[]) => (codes.length === 0 ? null : ask(codes))
  const [all, contacts, others, successes] = await Promise.all([ask(filters.statuses), ...[groups.contact, groups.other, groups.success].map(askGroup)])
  if (all === undefined) throw new Error('a read has an answer')
  const counted = countGroups(all.data, { contacts, others, successes, isKnown: groups.isKnown })
  return {
    agents: all.data.map((row) => ({ userId: row.userId, name: row.name.trim() || `Agent ${row.userId}`, sums: toSums(row, counted), oddities: odditiesOf(row) })),
    begunAt: all.begunAt,
    answeredAt: all.answeredAt,
    problem: counted.problem,
  }
}

const toInput = ({ from, to }: Span, filters: PerformanceFilters, statuses: readonly string[]) => ({
  from, to, campaignIds: filters.campaigns, listIds: filters.lists, queueIds: filters.queues, userIds: filters.users, statuses: [...statuses],
})

type Group = Read<AgentPerformance[]> | null | undefined
type Groups = { contacts: Group; others: Group; successes: Group; isKnown: boolean }
type Counted = { of: (row: AgentPerformance) => Pick<Sums, 'contacts' | 'successes' | 'unsorted'>; problem: string | null }

export const unsortedSentence = 'No disposition has a meaning yet, so contacts and successes are not counted. Sort them in Settings, Status meaning.'
export const ignoredSentence = 'Convoso answered for other dispositions than those asked for, so contacts and successes are not counted.'

function countGroups(all: AgentPerformance[], { contacts, others, successes, isKnown }: Groups): Counted {
  if (!isKnown) return { of: ({ calls }) => ({ contacts: null, successes: null, unsorted: calls }), problem: unsortedSentence }
  const [contactCalls, otherCalls, successCalls] = [contacts, others, successes].map(callsByAgent)
  const parts = totalOf(contactCalls) + totalOf(otherCalls)
  const whole = all.reduce((sum, row) => sum + row.calls, 0)
  if (isMoreThan(parts, whole)) return { of: () => ({ contacts: null, successes: null, unsorted: null }), problem: ignoredSentence }
  const of = ({ userId, calls }: AgentPerformance) => {
    const [reached, other] = [contactCalls?.get(userId) ?? 0, otherCalls?.get(userId) ?? 0]
    return { contacts: reached, successes: successCalls?.get(userId) ?? 0, unsorted: Math.max(0, calls - reached - other) }
  }
  return { of, problem: null }
}

/** Calls may come into the log between two reads; a filter that is ignored doubles them. */
export const isMoreThan = (parts: number, whole: number): boolean => parts > whole + Math.max(3, whole * 0.02)

const callsByAgent = (group: Group): Map<string, number> => new Map(group?.data.map(({ userId, calls }) => [userId, calls]))
const totalOf = (calls: Map<string, number> | undefined): number => [...(calls?.values() ?? [])].reduce((sum, count) => sum + count, 0)

const toSums = (row: AgentPerformance, counted: Counted): Sums => ({ ...bareSums(row), ...counted.of(row) })

/** Without what the calls came to. */
export const bareSums = (row: AgentPerformance): Sums => ({
  calls: row.calls, humans: row.humans, machines: row.machines,
  talkSeconds: row.talkSeconds, waitSeconds: row.waitSeconds, wrapSeconds: row.wrapSeconds, pauseSeconds: row.pauseSeconds, totalSeconds: row.totalSeconds,
  contacts: null, successes: null, unsorted: null,
})

function odditiesOf(row: AgentPerformance): Oddity[] {
  const parts = row.talkSeconds + row.waitSeconds + row.wrapSeconds + row.pauseSeconds
  const odd: Oddity[] = []
  if (row.timesMissing === true) odd.push('times-missing')
  else if (parts !== row.totalSeconds) odd.push('times-differ')
  if (row.machines + row.humans !== row.calls) odd.push('calls-differ')
  return odd
}
