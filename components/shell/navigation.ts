import type { IconName } from '@/components/ui/icon-names'
import type { Permission } from '@/lib/contracts/permissions'

export type Destination = { href: string; label: string; icon: IconName; keys: string; needs: Permission }

const destinations: readonly Destination[] = [
  { href: '/campaigns', label: 'Campaigns', icon: 'megaphone', keys: 'g c', needs: 'floor.read' },
  { href: '/leads', label: 'Leads', icon: 'contact', keys: 'g l', needs: 'leads.read' },
  { href: '/recordings', label: 'Recordings', icon: 'audio-lines', keys: 'g r', needs: 'recordings.play' },
  { href: '/audit', label: 'Audit', icon: 'scroll-text', keys: 'g a', needs: 'audit.read' },
  { href: '/settings', label: 'Settings', icon: 'settings', keys: 'g s', needs: 'self.manage' },
]

/** Where this person may go; a page that refuses is not offered. */
export function destinationsFor(permissions: readonly Permission[]): readonly Destination[] {
  return destinations.filter(({ needs }) => permissions.includes(needs))
}

export const isAt = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`)
