'use client'

import { lazy, Suspense, useState } from 'react'
import type { Permission } from '@/lib/contracts/permissions'
import { useLiveEvents } from '@/lib/queries/events'

const JobTray = lazy(() => import('@/components/jobs/job-tray'))

type JobTraySlotProps = {
  permissions: readonly Permission[]
  zone: string
  /** There were jobs when the page was made; without any the tray is loaded with the first one. */
  hasJobs: boolean
  /** The server's clock when it made the page. */
  since: string
}

export function JobTraySlot({ permissions, zone, hasJobs, since }: JobTraySlotProps) {
  const [isShown, setShown] = useState(hasJobs)
  useLiveEvents((event) => {
    if (event.kind === 'job.changed') setShown(true)
  })
  if (!isShown || !permissions.includes('lists.edit')) return null
  return (
    <Suspense>
      <JobTray zone={zone} mayExport={permissions.includes('data.export')} since={since} />
    </Suspense>
  )
}
