'use client'

import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { createContext, use, useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Placement } from './use-floating'
import { useFloating } from './use-floating'

/** Spread onto the button that opens the panel. */
export type PopoverTrigger = {
  ref: RefObject<HTMLButtonElement | null>
  'aria-haspopup': 'dialog'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
}

/** A function is given what closes the panel. */
type PopoverChildren = ReactNode | ((close: () => void) => ReactNode)

type PopoverProps = {
  /** Names the panel for a screen reader. */
  label: string
  trigger: (trigger: PopoverTrigger) => ReactNode
  children: PopoverChildren
  placement?: Placement
  className?: string
}

const CloseContext = createContext<() => void>(() => undefined)

/** A small panel beside its button. Escape and a click elsewhere close it; focus goes in and comes back. */
export function Popover({ label, trigger, children, placement = 'bottom-start', className }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = useCallback(() => {
    if (panel.current?.contains(document.activeElement)) anchor.current?.focus()
    setOpen(false)
  }, [])
  useFloating({ open, anchor, panel, placement, onClose: close })
  useLayoutEffect(() => {
    if (open) firstStop(panel.current)?.focus()
  }, [open])

  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => (open ? close() : setOpen(true)),
      })}
      {open ? (
        <div
          ref={panel}
          id={id}
          popover="manual"
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          className={clsx('floats max-h-[80vh] max-w-[calc(100vw-16px)] overflow-auto rounded bg-raised p-3 shadow-floating outline-none', className)}
        >
          <CloseContext value={close}>
            <Content>{children}</Content>
          </CloseContext>
        </div>
      ) : null}
    </>
  )
}

function Content({ children }: { children: PopoverChildren }) {
  const close = use(CloseContext)
  return typeof children === 'function' ? children(close) : children
}

const stops = 'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

function firstStop(panel: HTMLElement | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>(stops) ?? panel
}
