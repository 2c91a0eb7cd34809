import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type DescriptionListProps = { items: readonly { term: string; detail: ReactNode }[]; className?: string }

export function DescriptionList({ items, className }: DescriptionListProps) {
  return (
    <dl className={clsx('grid gap-x-6 sm:grid-cols-[minmax(96px,auto)_1fr] sm:gap-y-2', className)}>
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="text-muted">{item.term}</dt>
          <dd className="mb-2 min-w-0 break-words sm:mb-0">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
