'use client'

import { clsx } from 'clsx'
import { Link } from './link'
import type { ReactNode } from 'react'

type LinkTabsProps = { label: string; tabs: readonly { href: string; label: ReactNode }[]; current: string }

/** Tabs that are pages of their own; `current` is the href of the page shown. */
export function LinkTabs({ label, tabs, current }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.href === current ? 'page' : undefined} className={tabClass(tab.href === current)}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

function tabClass(isChosen: boolean): string {
  return clsx(
    'inline-flex h-9 items-center border-b-2 px-3 whitespace-nowrap outline-offset-[-2px] hover:text-ink',
    isChosen ? 'border-accent font-medium text-ink' : 'border-transparent text-muted',
  )
}
