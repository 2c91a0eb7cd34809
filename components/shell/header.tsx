'use client'

import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import type { Me } from '@/lib/contracts/users'
import { Logo } from './logo'
import type { ThemeChoice } from './preferences'
import { spelledKeys } from './shortcut-keys'
import { useIsMac } from './use-is-mac'
import { UserMenu } from './user-menu'

type HeaderProps = { me: Me; theme: ThemeChoice; onSearch: () => void; onKeys: () => void; actions: ReactNode }

export function Header({ me, theme, onSearch, onKeys, actions }: HeaderProps) {
  const isMac = useIsMac()
  return (
    <header className="sticky top-7 z-30 flex h-12 items-center gap-2 border-b border-line bg-surface px-4 md:px-6">
      <span className="md:hidden">
        <Logo />
      </span>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 min-w-0 items-center gap-2 rounded border border-edge bg-canvas px-2.5 text-muted hover:bg-hover hover:text-ink md:w-80"
      >
        <Icon name="search" className="size-4 shrink-0" />
        <span className="truncate max-md:sr-only">Search or act</span>
        <span className="ml-auto hidden md:block">
          <Kbd keys={spelledKeys('mod k', isMac)} />
        </span>
      </button>
      <div className="ml-auto flex items-center gap-2">
        {actions}
        <IconButton label="Show all keys" keys="?" onClick={onKeys} className="max-md:hidden">
          <Icon name="keyboard" className="size-4" />
        </IconButton>
        <UserMenu me={me} theme={theme} />
      </div>
    </header>
  )
}
