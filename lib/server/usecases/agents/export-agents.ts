import { agentColumns, sortedAgents, valueOf, type AgentColumn } from '@/lib/contracts/agent-columns-words'
import { agentsExportInput, type AgentsExportInput } from '@/lib/contracts/exports'
import type { AgentRow, PerformanceQuery } from '@/lib/contracts/performance'
import type { Sums } from '@/lib/contracts/performance-words'
import { fromInstant } from '@/lib/shared/instant'
import { formatInZone } from '@/lib/shared/zone-stamp'
import { AppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import type { ExportPage, ExportReading, ExportSource } from '../exports/export-source'
import { comparePerformance } from './compare-performance'
import { comparedSpan } from './stamped-span'

/** The table of agents as it stands on the screen: the same columns in the same order, each beside that of the time compared with. */
export const agentTable: ExportSource<AgentsExportInput> = {
  kind: 'agents.export',
  permission: 'floor.read',
  input: agentsExportInput,
  title: (ctx, { query }) => `Export agents ${spanWords(ctx, query)}`,
  about: (ctx, { query }) => [`Agents ${spanWords(ctx, query)} (${ctx.environment.timeZone})`, `Compared with ${compareWords(ctx, query)}`, ...filterWords(query)].join('. '),
  fileName: () => 'agents',
  header: async (ctx, input) => ['Agent id', 'Agent', ...chosen(await knownColumns(ctx), input).flatMap(({ words }) => (isCompared(input) ? [words, `${words} (compared)`] : [words]))],
  knownRows: (_, { rows }) => rows ?? null,
  facts: ({ query, columns }) => ({ from: query.from, to: query.to, compare: query.compare, filters: filterWords(query), columns: columns.length }),
  pages,
}

/** One page: there are as many rows as agents. */
async function* pages(ctx: Ctx, input: AgentsExportInput, { cursor, signal }: ExportReading): AsyncGenerator<ExportPage> {
  if (cursor !== null) return
  const known = await knownColumns(ctx)
  const columns = chosen(known, input)
  const { items, meanings, compareProblem } = await comparePerformance(ctx, input.query, { maxAgeMs: screenAgeMs(ctx, input) })
  signal.throwIfAborted()
  const order = { column: known.find(({ id }) => id === input.sort) ?? null, direction: input.dir }
  const rows = sortedAgents(items, order).map((row) => cellsOf(row, { columns, withCompared: isCompared(input) }))
  const notes = [meanings.problem, compareProblem === null ? null : `The time to compare with could not be read: ${compareProblem}`].filter((note) => note !== null)
  yield { rows, cursor: 'all', total: rows.length, ...(notes.length > 0 && { note: notes.join(' ') }) }
}

const isCompared = ({ query }: AgentsExportInput): boolean => query.compare !== 'none'

const knownColumns = async ({ store }: Ctx): Promise<AgentColumn[]> => agentColumns(await store.ratios.list())

const chosen = (known: readonly AgentColumn[], { columns }: AgentsExportInput): AgentColumn[] =>
  columns.map((id) => {
    const column = known.find((each) => each.id === id)
    if (column === undefined) throw new AppError('conflict', 'A column of this table was removed meanwhile. Look at the table again and export it then.')
    return column
  })

/** The parts of one screen are not read in the very same second. */
const slackMs = 55_000
const oldestMs = 3_600_000

const screenAgeMs = ({ clock }: Ctx, { readAt }: AgentsExportInput): number => (readAt === undefined ? 0 : Math.min(clock.now() - fromInstant(readAt) + slackMs, oldestMs))

function cellsOf({ userId, name, now, before }: AgentRow, { columns, withCompared }: { columns: readonly AgentColumn[]; withCompared: boolean }): string[] {
  const numbers = columns.flatMap((column) => (withCompared ? [cell(column, now), cell(column, before)] : [cell(column, now)]))
  return [userId, name, ...numbers]
}

function cell(column: AgentColumn, sums: Sums | null): string {
  const value = valueOf(column, sums)
  // A thousand with a comma is a text to a spreadsheet.
  return value === null ? '' : column.text(value).replaceAll(',', '')
}

const spanWords = ({ environment: { timeZone } }: Ctx, { from, to }: { from: string; to: string }): string => `${formatInZone(from, timeZone)} to ${formatInZone(to, timeZone)}`

function compareWords(ctx: Ctx, { from, to, compare }: PerformanceQuery): string {
  if (compare === 'weekdays') return 'the same weekdays before'
  if (compare === 'previous') return 'the time right before'
  const span = comparedSpan({ from, to }, { compare, zone: ctx.environment.timeZone })
  return span === null ? 'nothing' : spanWords(ctx, span)
}

const filterWords = ({ users, campaigns, lists, queues, statuses }: PerformanceQuery): string[] =>
  Object.entries({ Agents: users, Campaigns: campaigns, Lists: lists, Queues: queues, Outcomes: statuses })
    .filter(([, values]) => values.length > 0)
    .map(([word, values]) => `${word}: ${values.join(', ')}`)
