'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { roleDescriptions } from '@/lib/contracts/permissions'
import type { Me } from '@/lib/contracts/users'
import { signOut } from '@/lib/queries/session'
import { fullLoad } from './full-load'
import type { ThemeChoice } from './preferences'
import { applyTheme, themeChoices } from './preferences'

const themeLabels: Record<ThemeChoice, string> = { system: 'System theme', light: 'Light theme', dark: 'Dark theme' }

export function UserMenu({ me, theme: stored }: { me: Me; theme: ThemeChoice }) {
  const [theme, setTheme] = useState(stored)
  const leave = useSignOut()
  const choose = (choice: ThemeChoice) => {
    setTheme(choice)
    applyTheme(choice)
  }
  return (
    <Menu
      label="Account"
      placement="bottom-end"
      className="w-64"
      header={
        <>
          <p className="truncate font-medium">{me.name}</p>
          <p className="truncate text-table text-muted">{me.email}</p>
          <p className="mt-1 text-table text-muted">
            <span className="capitalize">{me.role}</span>: {roleDescriptions[me.role]}
          </p>
        </>
      }
      entries={[
        ...themeChoices.map((choice) => ({ label: themeLabels[choice], checked: choice === theme, stays: true, onAct: () => choose(choice) })),
        'separator',
        { label: 'Settings', href: '/settings', icon: <Icon name="settings" /> },
        { label: 'Sign out', icon: <Icon name="log-out" />, onAct: leave },
      ]}
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-small font-semibold text-ink hover:bg-hover"
        >
          <span aria-hidden>{initials(me.name)}</span>
          <span className="sr-only">
            Account: {me.name}, {me.role}
          </span>
        </button>
      )}
    />
  )
}

function useSignOut(): () => void {
  const queries = useQueryClient()
  const { show } = useToast()
  return () => {
    signOut().then(
      () => {
        // What was read must not outlive the session in this tab.
        queries.clear()
        fullLoad('/sign-in')
      },
      () => show({ tone: 'danger', title: 'You are still signed in', detail: 'Switchyard could not be reached to sign you out. Try again.' }),
    )
  }
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word === undefined ? '' : ([...word][0] ?? '')))
  return letters.join('').toUpperCase() || '?'
}
