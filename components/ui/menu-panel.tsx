'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { MenuEntry } from './menu-items'
import { MenuItems } from './menu-items'
import type { Placement } from './use-floating'
import { useFloating } from './use-floating'

type MenuPanelProps = {
  id: string
  label: string
  anchor: RefObject<HTMLButtonElement | null>
  entries: readonly MenuEntry[]
  placement: Placement
  header?: ReactNode
  className?: string | undefined
  onClose: () => void
}

/** The open menu: loaded with the first one that is opened. */
export default function MenuPanel({ id, label, anchor, entries, placement, header, className, onClose }: MenuPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const close = () => {
    if (panel.current?.contains(document.activeElement)) anchor.current?.focus()
    onClose()
  }
  useFloating({ open: true, anchor, panel, placement, onClose: close })
  useLayoutEffect(() => {
    itemsOf(panel.current)[0]?.focus()
  }, [])
  return (
    <div
      ref={panel}
      popover="manual"
      onKeyDown={(event) => moveOrClose(event, close)}
      className={clsx('floats max-h-[80vh] min-w-44 overflow-auto rounded bg-raised p-1 text-body shadow-floating', className)}
    >
      {header === undefined ? null : <div className="border-b border-line px-2 py-2">{header}</div>}
      <div id={id} role="menu" aria-label={label}>
        <MenuItems entries={entries} close={close} />
      </div>
    </div>
  )
}

function itemsOf(panel: HTMLElement | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}

function moveOrClose(event: KeyboardEvent<HTMLElement>, close: () => void) {
  // A row or a page underneath must not act on the same key.
  event.stopPropagation()
  if (event.key === 'Tab') return close()
  const items = itemsOf(event.currentTarget)
  const target = items[nextIndex(event.key, items)]
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}

function nextIndex(key: string, items: HTMLElement[]): number {
  const at = items.findIndex((item) => item === document.activeElement)
  if (key === 'ArrowDown') return (at + 1) % items.length
  if (key === 'ArrowUp') return (at - 1 + items.length) % items.length
  if (key === 'Home') return 0
  if (key === 'End') return items.length - 1
  if (!/^\S$/u.test(key)) return -1
  const rotated = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  const hit = rotated.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
  return hit === undefined ? -1 : items.indexOf(hit)
}
