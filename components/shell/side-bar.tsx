'use client'

import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Tooltip } from '@/components/ui/tooltip'
import { Logo } from './logo'
import type { Destination } from './navigation'
import { isAt } from './navigation'
import { remember, sideBarCookie } from './preferences'

type SideBarProps = { destinations: readonly Destination[]; startsCollapsed: boolean }

export function SideBar({ destinations, startsCollapsed }: SideBarProps) {
  const [isCollapsed, setIsCollapsed] = useState(startsCollapsed)
  const pathname = usePathname()
  const toggle = () => {
    setIsCollapsed(!isCollapsed)
    remember(sideBarCookie, isCollapsed ? 'wide' : 'narrow')
  }
  return (
    <nav
      aria-label="Main"
      className={clsx(
        'sticky top-7 hidden h-[calc(100dvh-28px)] shrink-0 flex-col border-r border-line bg-surface p-2 md:flex',
        isCollapsed ? 'w-14' : 'w-58',
      )}
    >
      <Link href="/" aria-label="Switchyard" className="mb-2 flex h-10 items-center gap-2 rounded px-2.5 font-semibold">
        <Logo />
        {isCollapsed ? null : 'Switchyard'}
      </Link>
      <ul className="flex grow flex-col gap-1">
        {destinations.map((destination) => (
          <li key={destination.href}>
            <SideLink destination={destination} isCollapsed={isCollapsed} isCurrent={isAt(pathname, destination.href)} />
          </li>
        ))}
      </ul>
      <IconButton label={isCollapsed ? 'Widen the side bar' : 'Narrow the side bar'} onClick={toggle} className="mx-1">
        <Icon name={isCollapsed ? 'panel-left-open' : 'panel-left-close'} className="size-4" />
      </IconButton>
    </nav>
  )
}

type SideLinkProps = { destination: Destination; isCollapsed: boolean; isCurrent: boolean }

function SideLink({ destination: { href, label, icon }, isCollapsed, isCurrent }: SideLinkProps) {
  const link = (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isCollapsed ? label : undefined}
      className={clsx(
        'flex h-9 w-full items-center gap-3 rounded px-3 hover:bg-hover',
        isCurrent ? 'bg-selected font-medium text-ink' : 'text-muted hover:text-ink',
      )}
    >
      <Icon name={icon} className="size-4 shrink-0" />
      {isCollapsed ? null : label}
    </Link>
  )
  return isCollapsed ? (
    <Tooltip label={label} silent>
      {link}
    </Tooltip>
  ) : (
    link
  )
}
