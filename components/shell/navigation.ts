import type { IconName } from '@/components/ui/icon-names'
import type { Permission } from '@/lib/contracts/permissions'

/** `isPrimary`: stands in the bar of a phone, where only a few have room. */
export type Destination = { href: string; label: string; icon: IconName; keys: string; needs: Permission; isPrimary?: true }

const destinations: readonly Destination[] = [
  { href: '/', label: 'Today', icon: 'sun', keys: 'g t', needs: 'floor.read', isPrimary: true },
  { href: '/campaigns', label: 'Campaigns', icon: 'megaphone', keys: 'g c', needs: 'floor.read', isPrimary: true },
  { href: '/agents', label: 'Agents', icon: 'users', keys: 'g n', needs: 'floor.read' },
  { href: '/agents/live', label: 'Live floor', icon: 'activity', keys: 'g v', needs: 'floor.read', isPrimary: true },
  { href: '/lists', label: 'Lists', icon: 'list', keys: 'g i', needs: 'floor.read' },
  { href: '/leads', label: 'Leads', icon: 'contact', keys: 'g l', needs: 'leads.read', isPrimary: true },
  { href: '/calls', label: 'Calls', icon: 'phone', keys: 'g k', needs: 'leads.read' },
  { href: '/callbacks', label: 'Callbacks', icon: 'calendar-clock', keys: 'g b', needs: 'leads.read' },
  { href: '/recordings', label: 'Recordings', icon: 'audio-lines', keys: 'g r', needs: 'recordings.play' },
  { href: '/audit', label: 'Audit', icon: 'scroll-text', keys: 'g a', needs: 'audit.read' },
  { href: '/settings', label: 'Settings', icon: 'settings', keys: 'g s', needs: 'self.manage' },
]

/** Where this person may go; a page that refuses is not offered. */
export function destinationsFor(permissions: readonly Permission[]): readonly Destination[] {
  return destinations.filter(({ needs }) => permissions.includes(needs))
}

/** At this page or below it, unless a page below has a row of its own. */
export function isAt(pathname: string, href: string): boolean {
  const isUnder = (base: string) => pathname === base || pathname.startsWith(`${base}/`)
  return isUnder(href) && !destinations.some((other) => other.href.startsWith(`${href}/`) && isUnder(other.href))
}
