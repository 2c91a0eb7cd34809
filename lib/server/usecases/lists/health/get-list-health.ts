import type { ListHealth } from '@/lib/contracts/list-health'
import type { StatusMeaning, StatusMeanings } from '@/lib/contracts/status-meanings'
import { toInstant } from '@/lib/shared/instant'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Tally } from '@/lib/server/ports/list-scans'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { readMeanings } from '../../status-meanings/read-meanings'
import { isScanned, listBarOf, readBarFacts } from './list-bars'

/** Every number about one list that the scan tells, with what the statuses mean now. */
export async function getListHealth(ctx: Ctx, listId: string): Promise<ListHealth> {
  assertMay(ctx, 'floor.read')
  const [facts, cells, meanings] = await Promise.all([
    readBarFacts(ctx, [listId]),
    ctx.store.listScans.tallies([listId], ['attempts', 'created', 'created-called', 'called']),
    readMeanings(ctx).then(
      (known) => ({ known, problem: null }),
      (error: unknown) => ({ known: nothingKnown, problem: sentenceOf(error) }),
    ),
  ])
  if (!isScanned(facts, listId)) ctx.listHealth.counts.want([listId])
  const of = (kind: Tally['kind']) => cells.filter((cell) => cell.kind === kind)
  const { known, problem } = meanings
  return {
    ...listBarOf(ctx, facts, listId),
    dispositions: dispositionsOf(of('attempts'), known),
    attempts: attemptsOf(of('attempts'), known),
    weeks: weeksOf({ created: of('created'), called: of('created-called') }, known),
    lastCalled: of('called').map(({ key, leads }) => ({ day: key || null, leads })).toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? '')),
    meanings: { source: known.source, problem },
    now: toInstant(ctx.clock.now()),
  }
}

const nothingKnown: StatusMeanings = { source: 'unsorted', readAt: null, byCode: {} }

const ticksOf = (meaning: StatusMeaning | undefined) => (meaning === undefined ? null : { contact: meaning.contact, success: meaning.success, final: meaning.final })

function dispositionsOf(cells: readonly Tally[], { byCode }: StatusMeanings): ListHealth['dispositions'] {
  const leads = new Map<string, number>()
  for (const cell of cells) leads.set(cell.status, (leads.get(cell.status) ?? 0) + cell.leads)
  return [...leads]
    .map(([code, count]) => ({ code, name: byCode[code]?.name ?? null, leads: count, meaning: ticksOf(byCode[code]) }))
    .toSorted((a, b) => b.leads - a.leads || a.code.localeCompare(b.code))
}

function attemptsOf(cells: readonly Tally[], { byCode }: StatusMeanings): ListHealth['attempts'] {
  const rows = new Map<string, { leads: number; inPlay: number }>()
  for (const { key, status, leads } of cells) {
    const row = rows.get(key) ?? { leads: 0, inPlay: 0 }
    const meaning = byCode[status]
    const isInPlay = key !== '0' && meaning !== undefined && !meaning.final
    rows.set(key, { leads: row.leads + leads, inPlay: row.inPlay + (isInPlay ? leads : 0) })
  }
  return [...rows].map(([key, row]) => ({ calls: key === '' ? null : Number(key), ...row })).toSorted((a, b) => (a.calls ?? Infinity) - (b.calls ?? Infinity))
}

function weeksOf({ created, called }: { created: readonly Tally[]; called: readonly Tally[] }, { byCode }: StatusMeanings): ListHealth['weeks'] {
  const rows = new Map<string, Omit<ListHealth['weeks'][number], 'week'>>()
  const rowOf = (key: string) => {
    const row = rows.get(key) ?? { leads: 0, called: 0, contacts: 0, successes: 0, unsorted: 0 }
    rows.set(key, row)
    return row
  }
  for (const { key, leads } of created) rowOf(key).leads += leads
  for (const { key, status, leads } of called) {
    const row = rowOf(key)
    const meaning = byCode[status]
    row.called += leads
    row.contacts += meaning?.contact === true ? leads : 0
    row.successes += meaning?.success === true ? leads : 0
    row.unsorted += meaning === undefined ? leads : 0
  }
  return [...rows].map(([key, row]) => ({ week: key || null, ...row })).toSorted((a, b) => (b.week ?? '').localeCompare(a.week ?? ''))
}
