'use client'

import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { Me } from '@/lib/contracts/users'
import type { ThemeChoice } from './preferences'

const UserMenuPanel = lazy(() => import('./user-menu-panel'))

export function UserMenu({ me, theme: stored }: { me: Me; theme: ThemeChoice }) {
  const [theme, setTheme] = useState(stored)
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-small font-semibold text-ink hover:bg-hover"
      >
        <span aria-hidden>{initials(me.name)}</span>
        <span className="sr-only">
          Account: {me.name}, {me.role}
        </span>
      </button>
      <Suspense>
        {open ? <UserMenuPanel id={id} anchor={anchor} me={me} theme={theme} onTheme={setTheme} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word === undefined ? '' : ([...word][0] ?? '')))
  return letters.join('').toUpperCase() || '?'
}
