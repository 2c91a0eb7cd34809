'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import type { Destination } from './navigation'
import { isAt } from './navigation'

/** As many as a thumb can tell apart; the rest stands behind "More". */
const mostInBar = 5

/** The side bar of a phone. */
export function BottomBar({ destinations }: { destinations: readonly Destination[] }) {
  const pathname = usePathname()
  const inBar = destinations.length <= mostInBar ? destinations : destinations.filter(({ isPrimary }) => isPrimary)
  const rest = destinations.filter((destination) => !inBar.includes(destination))
  const hidden = rest.find(({ href }) => isAt(pathname, href))
  return (
    <nav aria-label="Main" className="fixed inset-x-0 bottom-0 z-40 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {inBar.map(({ href, label, icon }) => {
        const isCurrent = isAt(pathname, href)
        return (
          <Link key={href} href={href} aria-current={isCurrent ? 'page' : undefined} className={placeClass(isCurrent)}>
            <Icon name={icon} className="size-5" />
            {label}
          </Link>
        )
      })}
      {rest.length === 0 ? null : (
        <Menu
          label="More pages"
          placement="top"
          entries={rest.map(({ href, label, icon }) => ({ href, label, icon: <Icon name={icon} /> }))}
          trigger={(trigger) => (
            <button type="button" {...trigger} className={placeClass(hidden !== undefined)}>
              <Icon name={hidden?.icon ?? 'ellipsis'} className="size-5" />
              {hidden?.label ?? 'More'}
            </button>
          )}
        />
      )}
    </nav>
  )
}

const placeClass = (isCurrent: boolean): string =>
  clsx('flex h-14 min-w-0 grow basis-0 flex-col items-center justify-center gap-1 text-small', isCurrent ? 'font-medium text-accent' : 'text-muted')
