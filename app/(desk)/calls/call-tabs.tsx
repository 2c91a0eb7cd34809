'use client'

import { usePathname } from 'next/navigation'
import { LinkTabs } from '@/components/ui/link-tabs'

const tabs = [
  { href: '/calls', label: 'Call log' },
  { href: '/calls/hours', label: 'Calling hours' },
] as const

export function CallTabs() {
  const pathname = usePathname()
  return (
    <div className="mb-3">
      <LinkTabs label="Calls" tabs={tabs} current={pathname} />
    </div>
  )
}
