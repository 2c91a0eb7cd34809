import type { Callback, CallbacksAnswer, CallbacksQuery, DueCallback } from '@/lib/contracts/callbacks'
import { dueGroupOf, type DueGroup } from '@/lib/contracts/callbacks-words'
import { AppError } from '@/lib/server/core/errors'
import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { shownCallback } from '../personal/shown-call'
import { readPresence, type OwnerPresence } from './owner-presence'
import { readDoneCallbacks, readOpenCallbacks, type ReadCallbacks } from './read-callbacks'

const doneDays = 7
const dayMs = 86_400_000

/** One page of callbacks: the open ones by their due moment, the earliest first; those done with, the latest first. */
export async function searchCallbacks(ctx: Ctx, query: CallbacksQuery): Promise<CallbacksAnswer> {
  assertMay(ctx, 'leads.read')
  assertSpan(query)
  const [{ rows, read, isCut }, presence] = await Promise.all([readView(ctx, query), readPresence(ctx)])
  const matching = rows.filter((row) => matches(row, query, { presence, zone: ctx.environment.timeZone }))
  const now = ctx.clock.now()
  const groups = Map.groupBy(matching, ({ dueAt }) => dueGroupOf(dueAt, now))
  const wanted = inOrder(query.view === 'open' ? (groups.get(query.due) ?? []) : matching, query.view === 'open' ? 1 : -1)
  const page = wanted.slice(query.offset, query.offset + query.limit)
  await ctx.callbackOpenings.open(ctx, page.map(({ id }) => id))
  return {
    items: page.map((row): DueCallback => ({ ...shownCallback(ctx, row), presence: presence.of(row) })),
    total: wanted.length,
    counts: query.view === 'open' ? countsOf(groups, presence) : null,
    ...choicesOf(rows, presence),
    isCut,
    presenceProblem: presence.problem,
    read,
    now: toInstant(now),
  }
}

function assertSpan({ from, to }: CallbacksQuery): void {
  if (from === undefined || to === undefined || from <= to) return
  throw new AppError('invalid_request', 'The days end before they begin.', { fields: [{ path: 'to', message: 'must not be before the first day' }] })
}

function readView(ctx: Ctx, { view, from, to }: CallbacksQuery): Promise<ReadCallbacks> {
  if (view === 'open') return readOpenCallbacks(ctx)
  const today = dayInZone(toInstant(ctx.clock.now()), ctx.environment.timeZone)
  const toDay = to ?? today
  return readDoneCallbacks(ctx, { stage: view, fromDay: from ?? daysBefore(toDay, doneDays - 1), toDay })
}

const daysBefore = (day: string, count: number): string => new Date(Date.parse(`${day}T12:00:00Z`) - count * dayMs).toISOString().slice(0, 10)

type Setting = { presence: OwnerPresence; zone: string }

/** Filtered here: the rows are read once for everybody who looks. */
function matches(row: Callback, { campaign, owner, recipient, absent, from, to }: CallbacksQuery, { presence, zone }: Setting): boolean {
  const isDueIn = (bound: string | undefined, isFine: (due: number, bound: string) => boolean) =>
    bound === undefined || (row.dueAt !== null && isFine(fromInstant(row.dueAt), bound))
  return (
    (campaign.length === 0 || (row.campaignId !== null && campaign.includes(row.campaignId))) &&
    (owner.length === 0 || (row.userId !== null && owner.includes(row.userId))) &&
    (recipient === undefined || row.recipient === recipient) &&
    (absent === undefined || presence.of(row) === 'absent') &&
    isDueIn(from, (due, day) => due >= fromInstant(startOfDay(day, zone))) &&
    isDueIn(to, (due, day) => due < fromInstant(startOfNextDay(day, zone)))
  )
}

/** Those whose moment is not told come last. */
const inOrder = (rows: readonly Callback[], direction: 1 | -1): Callback[] =>
  rows.toSorted((a, b) => {
    if (a.dueAt === null || b.dueAt === null) return Number(a.dueAt === null) - Number(b.dueAt === null) || Number(a.id) - Number(b.id)
    return direction * (fromInstant(a.dueAt) - fromInstant(b.dueAt)) || Number(a.id) - Number(b.id)
  })

function countsOf(groups: ReadonlyMap<DueGroup, readonly Callback[]>, presence: OwnerPresence): NonNullable<CallbacksAnswer['counts']> {
  const count = (group: DueGroup) => groups.get(group)?.length ?? 0
  const absent = [...groups.values()].flat().filter((row) => presence.of(row) === 'absent').length
  return { overdue: count('overdue'), nextHour: count('next-hour'), later: count('later'), absent }
}

function choicesOf(rows: readonly Callback[], presence: OwnerPresence): Pick<CallbacksAnswer, 'campaigns' | 'owners'> {
  const campaigns = new Map<string, CallbacksAnswer['campaigns'][number]>()
  const owners = new Map<string, CallbacksAnswer['owners'][number]>()
  for (const row of rows) {
    if (row.campaignId !== null) campaigns.set(row.campaignId, { id: row.campaignId, name: row.campaignName ?? `Campaign ${row.campaignId}` })
    const here = presence.of(row)
    if (row.userId !== null && here !== null) owners.set(row.userId, { id: row.userId, name: row.userName ?? `Agent ${row.userId}`, presence: here })
  }
  return { campaigns: byName(campaigns), owners: byName(owners) }
}

const byName = <T extends { name: string }>(choices: ReadonlyMap<string, T>): T[] => [...choices.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
