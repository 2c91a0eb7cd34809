'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { ChartFrame, type ChartFace } from '@/components/charts/chart-frame'
import { timePartLooks, timeParts } from '@/components/charts/chart-colours'
import { Legend } from '@/components/charts/pattern-defs'
import type { Sort } from '@/components/data-table/column'
import type { AgentRow, PerformanceAnswer, PerformanceFilters, Ratio } from '@/lib/contracts/performance'
import { agentColumns, shownColumns, sortedAgents } from './agent-columns'
import { AgentTable } from './agent-table'
import { callsLink } from './calls-link'
import { ColumnsMenu } from './columns-menu'
import { ExportFile } from './export-file'
import { rangeText } from './range-text'
import { RateStrips } from './rate-strips'
import { RateTable } from './rate-table'
import type { AgentSearch } from './search-params'
import { TimeBars } from './time-bars'

type RangePanelsProps = {
  answer: PerformanceAnswer | undefined
  face: ChartFace | null
  filters: PerformanceFilters
  search: AgentSearch
  onSearch: (changes: Partial<AgentSearch>) => void
  ratios: readonly Ratio[]
  zone: string
  mayDefine: boolean
  mayExport: boolean
}

const barsHeight = 320
const source = 'Convoso agent performance'

/** Times and rates of a stretch of time, drawn and as a table. */
export function RangePanels({ answer, face, filters, search, onSearch, ratios, zone, mayDefine, mayExport }: RangePanelsProps) {
  const router = useRouter()
  const columns = useMemo(() => agentColumns(ratios), [ratios])
  const shown = useMemo(() => shownColumns(columns, search.columns), [columns, search.columns])
  const sort: Sort = { column: search.sort, direction: search.dir }
  const rows = useMemo(() => {
    const column = columns.find(({ id }) => id === search.sort) ?? null
    return sortedAgents(answer?.items ?? [], { column, direction: search.dir })
  }, [answer, columns, search.sort, search.dir])
  const agentHref = useCallback((row: AgentRow) => agentLink(row, search), [search])
  const span = answer?.range
  const callsHref = useCallback((row: AgentRow) => (span === undefined ? '/calls' : callsLink({ ...span, filters, user: row.userId })), [span, filters])
  const frame = { source, zone, readAt: answer?.read.answeredAt ?? null, staleAfterMs: 300_000, face, range: answer === undefined ? '' : rangeWords(answer, zone) }
  return (
    <div className="flex flex-col gap-4">
      <ChartFrame
        {...frame}
        title="Time and calls per agent"
        height={barsHeight}
        legend={<Legend entries={timeParts.map((part) => ({ look: timePartLooks[part], label: timePartLooks[part].label }))} />}
        view={search.view}
        onView={(view) => onSearch({ view })}
        actions={
          <>
            {mayExport && answer !== undefined ? <ExportFile answer={answer} rows={rows} columns={shown} zone={zone} search={search} /> : null}
            <ColumnsMenu
              columns={columns}
              shown={shown.map(({ id }) => id)}
              onShown={(ids) => onSearch({ columns: ids, view: 'table' })}
              isCompact={search.density === 'compact'}
              onCompact={(isCompact) => onSearch({ density: isCompact ? 'compact' : 'comfortable' })}
              ratios={ratios}
              mayDefine={mayDefine}
            />
          </>
        }
        chart={<TimeBars rows={rows} few={search.few} agentHref={agentHref} callsHref={callsHref} />}
        table={
          <AgentTable
            rows={rows}
            columns={shown}
            few={search.few}
            sort={sort}
            onSort={({ column, direction }) => onSearch({ sort: column, dir: direction })}
            density={search.density}
            orderKey={JSON.stringify(filters)}
            agentHref={agentHref}
            callsHref={callsHref}
            onOpen={(row) => router.push(agentHref(row))}
            face={null}
          />
        }
      />
      <ChartFrame
        {...frame}
        title="Rates and their spread"
        height={260}
        actions={<FewInput few={search.few} onFew={(few) => onSearch({ few })} />}
        chart={<RateStrips rows={rows} few={search.few} callsHref={callsHref} />}
        table={<RateTable rows={rows} few={search.few} />}
      />
    </div>
  )
}

/** The page of an agent, with the same stretch of time. */
function agentLink({ userId }: AgentRow, { when, compare }: AgentSearch): string {
  const query = new URLSearchParams()
  if (when !== 'today') query.set('when', when)
  if (compare !== 'weekdays') query.set('compare', compare)
  return `/agents/${userId}${query.size === 0 ? '' : `?${query}`}`
}

export function rangeWords({ range, compare }: Pick<PerformanceAnswer, 'range' | 'compare'>, zone: string): string {
  const words = rangeText(range, zone)
  if (compare === null) return words
  // A day of the clock change is no fair match for its sums; rates are.
  const hours = Math.abs(compare.hours - range.hours) < 0.01 ? '' : ` (${hoursText(range.hours)} against ${hoursText(compare.hours)})`
  return `${words} against ${rangeText(compare, zone)}${hours}`
}

const hoursText = (hours: number): string => `${Math.round(hours * 10) / 10} h`

function FewInput({ few, onFew }: { few: number; onFew: (few: number) => void }) {
  return (
    <label className="inline-flex items-center gap-2 text-table text-muted">
      Grey below
      <input
        type="number"
        min={0}
        max={10_000}
        key={few}
        defaultValue={few}
        onBlur={(event) => tellFew(event.currentTarget.valueAsNumber, few, onFew)}
        onKeyDown={(event) => (event.key === 'Enter' ? tellFew(event.currentTarget.valueAsNumber, few, onFew) : undefined)}
        className="tabular h-7 w-18 rounded border border-edge bg-surface px-2 text-ink"
      />
      calls
    </label>
  )
}

function tellFew(typed: number, known: number, tell: (few: number) => void) {
  const few = Math.min(10_000, Math.max(0, Math.round(typed)))
  if (!Number.isNaN(few) && few !== known) tell(few)
}
