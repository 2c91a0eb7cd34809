'use client'

import type { ReactNode, RefObject } from 'react'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { Placement } from './use-floating'

const PopoverPanel = lazy(() => import('./popover-panel'))

/** Spread onto the button that opens the panel. */
export type PopoverTrigger = {
  ref: RefObject<HTMLButtonElement | null>
  'aria-haspopup': 'dialog'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
}

type PopoverProps = {
  /** Names the panel for a screen reader. */
  label: string
  trigger: (trigger: PopoverTrigger) => ReactNode
  /** A function is given what closes the panel. */
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: Placement
  /** Open from the beginning, for one that comes into being by the act that asks for it. */
  startsOpen?: boolean
  className?: string
}

/** A small panel beside its button. Escape and a click elsewhere close it; focus goes in and comes back. */
export function Popover({ label, trigger, children, placement = 'bottom-start', startsOpen = false, className }: PopoverProps) {
  const [open, setOpen] = useState(startsOpen)
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      <Suspense>
        {open ? (
          <PopoverPanel id={id} label={label} anchor={anchor} placement={placement} className={className} onClose={() => setOpen(false)}>
            {children}
          </PopoverPanel>
        ) : null}
      </Suspense>
    </>
  )
}
