'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useId } from 'react'

type PanelProps = {
  title: ReactNode
  /** How old its data is: an <Age>. */
  age?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** Tables and lists run to the border. */
  flush?: boolean
  className?: string
}

export function Panel({ title, age, actions, children, flush = false, className }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={clsx('rounded border border-line bg-surface', className)}>
      <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {age === undefined ? null : <span className="text-small text-muted">{age}</span>}
        {actions === undefined ? null : <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={clsx(!flush && 'p-4')}>{children}</div>
    </section>
  )
}
