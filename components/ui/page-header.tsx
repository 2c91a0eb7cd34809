import type { ReactNode } from 'react'

type PageHeaderProps = {
  title: ReactNode
  /** The zone its times are in, e.g. `America/Los_Angeles (PST)`. */
  zone?: string
  /** How old the data is: an <Age>. */
  age?: ReactNode
  actions?: ReactNode
  /** Above the title: where this page hangs. */
  trail?: ReactNode
}

export function PageHeader({ title, zone, age, actions, trail }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 grow">
        {trail === undefined ? null : <div className="mb-1 text-table text-muted">{trail}</div>}
        <h1 className="text-title font-semibold break-words">{title}</h1>
        {zone === undefined && age === undefined ? null : (
          <p className="mt-1 flex flex-wrap gap-x-3 text-table text-muted">
            {age}
            {zone === undefined ? null : <span>Times in {zone}</span>}
          </p>
        )}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
