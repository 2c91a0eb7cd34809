import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type DescriptionListProps = { items: readonly { term: string; detail: ReactNode }[]; className?: string }

export function DescriptionList({ items, className }: DescriptionListProps) {
  return (
    <dl className={clsx('grid grid-cols-[minmax(96px,auto)_1fr] gap-x-6 gap-y-2', className)}>
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
