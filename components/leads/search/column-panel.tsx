'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { customColumn, leadColumns } from '@/lib/contracts/lead-search-words'
import { columnWord, leadTableColumns } from './columns'
import { shownColumns, widthsOf, type ChangeSearch, type LeadSearchState } from './search-params'

type ColumnPanelProps = { state: LeadSearchState; setState: ChangeSearch; customFields: readonly string[] }

const step = 24

/** Which columns, in which order, how wide, and how tall the rows; all of it goes into the address. */
export function ColumnPanel({ state, setState, customFields }: ColumnPanelProps) {
  const shown = shownColumns(state, customFields)
  const others = [...leadColumns, ...customFields.map(customColumn)].filter((column) => !shown.includes(column))
  const move = (column: string, by: number) => {
    const at = shown.indexOf(column)
    const next = shown.filter((each) => each !== column)
    next.splice(at + by, 0, column)
    setState({ columns: next })
  }
  const widen = (column: string, by: number) => {
    const widths = new Map(widthsOf(state))
    const usual = leadTableColumns({ zone: 'UTC', shown: [column], widths: new Map(), isMasked: false, isStacked: false }).find(({ id }) => id === column)?.width
    widths.set(column, Math.min(640, Math.max(48, (widths.get(column) ?? usual ?? 140) + by)))
    setState({ widths: [...widths].map(([name, width]) => `${name}:${width}`) })
  }
  return (
    <div className="flex w-80 flex-col gap-2 text-table">
      <ul aria-label="Shown columns" className="flex flex-col">
        {shown.map((column, at) => (
          <li key={column} className="flex items-center gap-0.5">
            <label className="flex min-h-8 grow items-center gap-2 truncate">
              <Checkbox checked disabled={column === 'name'} onChange={() => setState({ columns: shown.filter((each) => each !== column) })} />
              {columnWord(column)}
            </label>
            <IconButton size="small" label={`${columnWord(column)}: earlier`} disabled={at === 0} onClick={() => move(column, -1)}><Icon name="arrow-up" className="size-3.5" /></IconButton>
            <IconButton size="small" label={`${columnWord(column)}: later`} disabled={at === shown.length - 1} onClick={() => move(column, 1)}><Icon name="arrow-down" className="size-3.5" /></IconButton>
            <IconButton size="small" label={`${columnWord(column)}: narrower`} onClick={() => widen(column, -step)}><Icon name="minus" className="size-3.5" /></IconButton>
            <IconButton size="small" label={`${columnWord(column)}: wider`} onClick={() => widen(column, step)}><Icon name="plus" className="size-3.5" /></IconButton>
          </li>
        ))}
      </ul>
      <fieldset className="grid max-h-56 grid-cols-2 gap-x-2 overflow-y-auto border-t border-line pt-2">
        <legend className="sr-only">Other columns</legend>
        {others.map((column) => (
          <label key={column} className="flex min-h-8 items-center gap-2 truncate">
            <Checkbox checked={false} onChange={() => setState({ columns: [...shown, column] })} />
            {columnWord(column)}
          </label>
        ))}
      </fieldset>
      <div className="flex items-center justify-between border-t border-line pt-2">
        <label className="flex min-h-8 items-center gap-2">
          <Checkbox checked={state.density === 'compact'} onChange={() => setState({ density: state.density === 'compact' ? 'comfortable' : 'compact' })} />
          Compact rows
        </label>
        <Button size="small" onClick={() => setState({ columns: [], widths: [], density: 'comfortable' })}>
          As usual
        </Button>
      </div>
    </div>
  )
}
