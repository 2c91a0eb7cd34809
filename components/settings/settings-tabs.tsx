'use client'

import { usePathname } from 'next/navigation'
import { LinkTabs } from '@/components/ui/link-tabs'
import type { Permission } from '@/lib/contracts/permissions'

const tabs: readonly { href: string; label: string; needs: Permission }[] = [
  { href: '/settings', label: 'Your account', needs: 'self.manage' },
  { href: '/settings/calling-hours', label: 'Calling hours', needs: 'audit.read' },
  { href: '/settings/users', label: 'Users', needs: 'users.manage' },
  { href: '/settings/walls', label: 'Walls', needs: 'users.manage' },
  { href: '/settings/status-meaning', label: 'Status meaning', needs: 'audit.read' },
  { href: '/settings/lead-fields', label: 'Lead fields', needs: 'connection.manage' },
  { href: '/settings/connection', label: 'Connection', needs: 'connection.manage' },
]

/** Only what this person may open. */
export function SettingsTabs({ permissions }: { permissions: readonly Permission[] }) {
  const pathname = usePathname()
  const allowed = tabs.filter(({ needs }) => permissions.includes(needs))
  return allowed.length > 1 ? <LinkTabs label="Settings" tabs={allowed} current={pathname} /> : null
}
