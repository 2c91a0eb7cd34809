'use client'

import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { MenuEntry } from './menu-items'
import type { Placement } from './use-floating'

export type { MenuEntry } from './menu-items'

const MenuPanel = lazy(() => import('./menu-panel'))

/** Spread onto the button that opens the menu. */
export type MenuTrigger = {
  ref: RefObject<HTMLButtonElement | null>
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

type MenuProps = {
  label: string
  trigger: (trigger: MenuTrigger) => ReactNode
  entries: readonly MenuEntry[]
  placement?: Placement
  /** Shown above the entries, e.g. whose menu it is. */
  header?: ReactNode
  className?: string
}

/** Arrows, Home, End and first letters move; Enter acts; Escape and Tab close. */
export function Menu({ label, trigger, entries, placement = 'bottom-start', header, className }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      <Suspense>
        {open ? (
          <MenuPanel
            id={id}
            label={label}
            anchor={anchor}
            entries={entries}
            placement={placement}
            header={header}
            className={className}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Suspense>
    </>
  )
}
