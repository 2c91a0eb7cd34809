import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type FigureRow = { key: string; cells: readonly ReactNode[] }

type FigureTableProps = {
  title: string
  /** The first column is the row's name, the others are numbers. */
  heads: readonly string[]
  rows: readonly FigureRow[]
  note?: ReactNode
}

/** A small table that keeps its height, however many rows it has. */
export function FigureTable({ title, heads, rows, note }: FigureTableProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <div tabIndex={0} role="region" aria-label={`${title}, rows`} className="relative max-h-64 overflow-auto rounded border border-line outline-offset-[-2px]">
        <table aria-label={title} className="w-full text-table">
          <thead>
            <tr className="sticky top-0 bg-surface text-left">
              {heads.map((head, column) => (
                <th key={head} scope="col" className={clsx('border-b border-line px-3 py-1 font-medium whitespace-nowrap', column > 0 && 'text-right')}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [name, ...figures] }) => (
              <tr key={key} className="border-b border-line last:border-0">
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {name}
                </th>
                {figures.map((figure, column) => (
                  <td key={heads[column + 1]} className="px-3 py-1 text-right whitespace-nowrap">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note === undefined ? null : <p className="mt-1 text-small text-muted">{note}</p>}
    </section>
  )
}
