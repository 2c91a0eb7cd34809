'use client'

import { useRef } from 'react'
import { LeadsPage } from '@/components/leads/search/leads-page'
import { useShortcut } from '@/components/shell/shortcuts'
import type { Permission } from '@/lib/contracts/permissions'

export function LeadsClient({ permissions, zone }: { permissions: readonly Permission[]; zone: string }) {
  const box = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Find a lead', () => {
    box.current?.focus()
    box.current?.select()
  })
  return <LeadsPage permissions={permissions} zone={zone} boxRef={box} />
}
