'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { Permission } from '@/lib/contracts/permissions'

const JobTray = lazy(() => import('@/components/jobs/job-tray'))

/** Jobs are for those who may start some. It comes after the page is there: nothing on it waits for the tray. */
export function JobTraySlot({ permissions, zone }: { permissions: readonly Permission[]; zone: string }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true))
    return () => clearTimeout(timer)
  }, [])
  if (!isShown || !permissions.includes('lists.edit')) return null
  return (
    <Suspense>
      <JobTray zone={zone} mayExport={permissions.includes('data.export')} />
    </Suspense>
  )
}
