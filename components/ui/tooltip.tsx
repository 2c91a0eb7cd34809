'use client'

import type { ReactElement } from 'react'
import { cloneElement, lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react'

const TooltipPanel = lazy(() => import('./tooltip-panel'))

type TooltipProps = {
  label: string
  /** The child already says the same words to a screen reader. */
  silent?: boolean
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>
}

export function Tooltip({ label, silent = false, children }: TooltipProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const timer = useRef(0)
  const id = useId()
  const close = useCallback(() => {
    clearTimeout(timer.current)
    setOpen(false)
  }, [])
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
      <Suspense>{open ? <TooltipPanel id={id} label={label} silent={silent} anchor={anchor} onClose={close} /> : null}</Suspense>
    </span>
  )
}
