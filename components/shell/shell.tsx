'use client'

import type { ReactNode } from 'react'
import { lazy, Suspense, useState } from 'react'
import type { Permission } from '@/lib/contracts/permissions'
import type { Me } from '@/lib/contracts/users'
import { BottomBar } from './bottom-bar'
import { ConnectionBanner } from './connection-banner'
import { DestinationKeys } from './destination-keys'
import { Header } from './header'
import { destinationsFor } from './navigation'
import { Palette } from './palette'
import { useSources } from './palette-sources'
import type { ThemeChoice } from './preferences'
import { useSessionEnd } from './session-end'
import { useShortcut } from './shortcuts'
import { SideBar } from './side-bar'
import { useLeaveGuard } from './use-leave-guard'
import { usePagesInPalette } from './use-pages-in-palette'
import { usePastedText } from './use-pasted-text'

export type ShellProps = {
  me: Me
  permissions: readonly Permission[]
  /** The first thing on every page: which upstream this is. */
  environmentBar: ReactNode
  theme: ThemeChoice
  startsCollapsed: boolean
  /** In the header on every page: Stop all. */
  actions?: ReactNode
  /** Above every page: an open stop set. */
  notice?: ReactNode
  children: ReactNode
}

const ShortcutSheet = lazy(() => import('./shortcut-sheet'))
const LeaveQuestion = lazy(() => import('./leave-question'))
const SignInAgain = lazy(() => import('./sign-in-again'))

export function Shell({ me, permissions, environmentBar, theme, startsCollapsed, actions, notice, children }: ShellProps) {
  const [floating, setFloating] = useState<'palette' | 'keys' | null>(null)
  const [pasted, setPasted] = useState('')
  const { fromTyped } = useSources()
  const destinations = destinationsFor(permissions)
  const close = () => {
    setFloating(null)
    setPasted('')
  }
  useShortcut('mod k', 'Open the command palette', () => setFloating('palette'))
  useShortcut('?', 'Show all keys', () => setFloating('keys'))
  usePagesInPalette(destinations)
  usePastedText((text) => {
    if (fromTyped(text).length === 0) return false
    setPasted(text)
    setFloating('palette')
    return true
  })
  const session = useSessionEnd()
  const leave = useLeaveGuard()

  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="sr-only z-50 rounded bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        Skip to the page
      </a>
      {environmentBar}
      <div className="flex grow">
        <SideBar destinations={destinations} startsCollapsed={startsCollapsed} />
        <div className="flex min-w-0 grow flex-col">
          <Header me={me} theme={theme} onSearch={() => setFloating('palette')} onKeys={() => setFloating('keys')} actions={actions} />
          <ConnectionBanner />
          <div className="px-4 pt-4 empty:hidden md:px-6">{notice}</div>
          <main id="main" tabIndex={-1} className="grow px-4 pt-4 pb-20 outline-none md:px-6 md:pb-6">
            {children}
          </main>
        </div>
      </div>
      <BottomBar destinations={destinations} />
      {floating === 'palette' ? <Palette pasted={pasted} onClose={close} /> : null}
      <Suspense>{floating === 'keys' ? <ShortcutSheet open onClose={close} /> : null}</Suspense>
      <Suspense>{session.isAsking ? <SignInAgain email={me.email} onSignedIn={session.goOn} onClose={session.putOff} /> : null}</Suspense>
      <Suspense>{leave === null ? null : <LeaveQuestion onKeep={leave.stay} onLeave={leave.go} />}</Suspense>
      <DestinationKeys destinations={destinations} />
    </div>
  )
}
