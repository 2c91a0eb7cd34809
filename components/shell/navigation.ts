import type { LucideIcon } from 'lucide-react'
import { Megaphone, ScrollText, Settings } from 'lucide-react'
import type { Permission } from '@/lib/contracts/permissions'

export type Destination = { href: string; label: string; icon: LucideIcon; keys: string; needs: Permission }

const destinations: readonly Destination[] = [
  { href: '/campaigns', label: 'Campaigns', icon: Megaphone, keys: 'g c', needs: 'floor.read' },
  { href: '/audit', label: 'Audit', icon: ScrollText, keys: 'g a', needs: 'audit.read' },
  { href: '/settings', label: 'Settings', icon: Settings, keys: 'g s', needs: 'self.manage' },
]

/** Where this person may go; a page that refuses is not offered. */
export function destinationsFor(permissions: readonly Permission[]): readonly Destination[] {
  return destinations.filter(({ needs }) => permissions.includes(needs))
}

export const isAt = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`)
