'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { Icon } from '@/components/ui/icon'
import MenuPanel from '@/components/ui/menu-panel'
import { useToast } from '@/components/ui/toast'
import { roleDescriptions } from '@/lib/contracts/permissions'
import type { Me } from '@/lib/contracts/users'
import { signOut } from '@/lib/queries/session'
import { fullLoad } from './full-load'
import type { ThemeChoice } from './preferences'
import { applyTheme, themeChoices } from './preferences'

const themeLabels: Record<ThemeChoice, string> = { system: 'System theme', light: 'Light theme', dark: 'Dark theme' }

type UserMenuPanelProps = {
  id: string
  anchor: RefObject<HTMLButtonElement | null>
  me: Me
  theme: ThemeChoice
  onTheme: (theme: ThemeChoice) => void
  onClose: () => void
}

/** Whose session this is, the theme, and the ways out. */
export default function UserMenuPanel({ id, anchor, me, theme, onTheme, onClose }: UserMenuPanelProps) {
  const leave = useSignOut()
  const choose = (choice: ThemeChoice) => {
    onTheme(choice)
    applyTheme(choice)
  }
  return (
    <MenuPanel
      id={id}
      label="Account"
      anchor={anchor}
      placement="bottom-end"
      className="w-64"
      onClose={onClose}
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
