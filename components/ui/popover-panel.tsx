'use client'

import { clsx } from 'clsx'
import type { ReactNode, RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { Placement } from './use-floating'
import { useFloating } from './use-floating'

type PopoverPanelProps = {
  id: string
  label: string
  anchor: RefObject<HTMLButtonElement | null>
  placement: Placement
  className?: string | undefined
  onClose: () => void
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** The open panel: loaded with the first one that is opened. */
export default function PopoverPanel({ id, label, anchor, placement, className, onClose, children }: PopoverPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const close = () => {
    if (panel.current?.contains(document.activeElement)) anchor.current?.focus()
    onClose()
  }
  useFloating({ open: true, anchor, panel, placement, onClose: close })
  useLayoutEffect(() => firstStop(panel.current)?.focus(), [])
  return (
    <div
      ref={panel}
      id={id}
      popover="manual"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={clsx('floats max-h-[80vh] max-w-[calc(100vw-16px)] overflow-auto rounded bg-raised p-3 shadow-floating outline-none', className)}
    >
      <Content close={close}>{children}</Content>
    </div>
  )
}

/** Its own component: what it draws may only be called while it renders, never with the panel's refs at hand. */
function Content({ close, children }: { close: () => void; children: PopoverPanelProps['children'] }) {
  return typeof children === 'function' ? children(close) : children
}

const stops = 'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

function firstStop(panel: HTMLElement | null): HTMLElement | null {
  return panel?.querySelector<HTMLElement>(stops) ?? panel
}
