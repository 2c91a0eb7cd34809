'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import type { MenuEntry } from './menu-items'
import { MenuItems } from './menu-items'
import type { Placement } from './use-floating'
import { useFloating } from './use-floating'

export type { MenuEntry } from './menu-items'

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
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = useCallback(() => {
    if (panel.current?.contains(document.activeElement)) anchor.current?.focus()
    setOpen(false)
  }, [])
  useFloating({ open, anchor, panel, placement, onClose: close })
  useLayoutEffect(() => {
    if (open) itemsOf(panel.current)[0]?.focus()
  }, [open])

  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => (open ? close() : setOpen(true)),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {open ? (
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
      ) : null}
    </>
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
