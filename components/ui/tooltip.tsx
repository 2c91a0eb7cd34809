'use client'

import type { ReactElement } from 'react'
import { cloneElement, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useFloating } from './use-floating'

type TooltipProps = {
  label: string
  /** The child already says the same words to a screen reader. */
  silent?: boolean
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>
}

export function Tooltip({ label, silent = false, children }: TooltipProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const panel = useRef<HTMLSpanElement>(null)
  const timer = useRef(0)
  const id = useId()
  const close = useCallback(() => {
    clearTimeout(timer.current)
    setOpen(false)
  }, [])
  useFloating({ open, anchor, panel, placement: 'top', onClose: close, keepsEscape: false })
  useEffect(() => () => clearTimeout(timer.current), [])
  const openSoon = (event: { pointerType?: string }) => {
    if (event.pointerType === 'touch') return
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen(true), 400)
  }

  return (
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={openSoon}
      onPointerLeave={close}
      onPointerDown={close}
      onFocus={(event) => (event.target.matches(':focus-visible') ? setOpen(true) : undefined)}
      onBlur={close}
    >
      {cloneElement(children, silent || !open ? {} : { 'aria-describedby': id })}
      {open ? (
        <span
          ref={panel}
          id={id}
          popover="manual"
          role="tooltip"
          aria-hidden={silent || undefined}
          className="floats pointer-events-none max-w-72 rounded-small bg-ink px-2 py-1 text-small font-normal text-surface"
        >
          {label}
        </span>
      ) : null}
    </span>
  )
}
