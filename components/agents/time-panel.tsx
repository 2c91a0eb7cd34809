'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { timePartLooks, timeParts } from '@/components/charts/chart-colours'
import { ChartFrame } from '@/components/charts/chart-frame'
import { Legend } from '@/components/charts/legend'
import { ExportButton } from '@/components/exports/export-button'
import { shownColumns } from '@/lib/contracts/agent-columns-words'
import type { Ratio } from '@/lib/contracts/performance'
import { AgentTable } from './agent-table'
import { ColumnsMenu } from './columns-menu'
import { toExport } from './to-export'
import type { RangeView } from './range-view'
import { TimeBars } from './time-bars'

type TimePanelProps = { view: RangeView; ratios: readonly Ratio[]; mayDefine: boolean; mayExport: boolean }

const looks = timeParts.map((part) => ({ look: timePartLooks[part], label: timePartLooks[part].label }))

/** Bars of time per agent, and all numbers in their table. */
export function TimePanel({ view, ratios, mayDefine, mayExport }: TimePanelProps) {
  const { answer, isOutdated, filters, search, onSearch, rows, columns, frame, agentHref, callsHref } = view
  const router = useRouter()
  const shown = useMemo(() => shownColumns(columns, search.columns), [columns, search.columns])
  return (
    <ChartFrame
      {...frame}
      title="Time and calls per agent"
      height={320}
      legend={<Legend entries={looks} />}
      view={search.view}
      onView={(next) => onSearch({ view: next })}
      actions={
        <>
          {mayExport && answer !== undefined ? (
            <ExportButton
              body={toExport(answer, { filters, search, columns: shown })}
              label="Export table"
              blocked={isOutdated ? 'The numbers are being read.' : rows.length === 0 ? 'There are no agents to export.' : undefined}
            />
          ) : null}
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
          sort={{ column: search.sort, direction: search.dir }}
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
  )
}
