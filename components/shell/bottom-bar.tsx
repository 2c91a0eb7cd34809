'use client'

import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { usePathname } from 'next/navigation'
import type { Destination } from './navigation'
import { isAt } from './navigation'

/** The side bar of a phone. */
export function BottomBar({ destinations }: { destinations: readonly Destination[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Main" className="fixed inset-x-0 bottom-0 z-40 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {destinations.map(({ href, label, icon }) => {
        const isCurrent = isAt(pathname, href)
        return (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent ? 'page' : undefined}
            className={clsx(
              'flex h-14 grow basis-0 flex-col items-center justify-center gap-1 text-small',
              isCurrent ? 'font-medium text-accent' : 'text-muted',
            )}
          >
            <Icon name={icon} className="size-5" />
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
