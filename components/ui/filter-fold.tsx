'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { Button } from './button'
import { Icon } from './icon'

type FilterFoldProps = {
  /** What stays in sight on a narrow screen: the field that is used most. Without it the button takes what room there is. */
  lead?: ReactNode
  /** How many filters are on, those that are folded away included. */
  count: number
  size?: 'small' | 'medium'
  children: ReactNode
}

/** On a narrow screen one line, the rest behind a button; from `sm` on all of it stands in the bar around, as if this were not there. */
export function FilterFold({ lead, count, size = 'medium', children }: FilterFoldProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <span className={clsx('flex items-center gap-2 sm:contents', lead === undefined ? 'grow' : 'w-full')}>
        {lead}
        <Button size={size} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)} className={clsx('sm:hidden', lead === undefined && 'grow')}>
          Filters
          {count === 0 ? null : (
            <span className="tabular text-muted">
              {count}
              <span className="sr-only"> on</span>
            </span>
          )}
          <Icon name="chevron-down" className={clsx('size-4', isOpen && 'rotate-180')} />
        </Button>
      </span>
      <div id={id} className={clsx(isOpen ? 'flex w-full flex-wrap items-center gap-2' : 'hidden', 'sm:contents')}>
        {children}
      </div>
    </>
  )
}
