'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { StateMark } from '@/components/ui/state-mark'
import { useToast } from '@/components/ui/toast'
import type { Job } from '@/lib/contracts/jobs'
import { isJobOver } from '@/lib/contracts/jobs-words'
import { useLiveEvents } from '@/lib/queries/events'
import { jobQueries } from '@/lib/queries/jobs'
import { leadsQueries } from '@/lib/queries/leads'
import { countsSentence, lookOf } from './job-words'

const JobPanel = lazy(() => import('./job-panel'))

/** What ended longer ago than this needs no place in the header any more, unless it left a file. */
const keptMs = 12 * 3_600_000

const atWork = { shape: 'spinner', tone: 'blue' } as const

type JobTrayProps = {
  zone: string
  mayExport: boolean
  /** When the page was made, by the server's clock: what ended before is no news. */
  since: string
}

/** In the header while there are jobs: how many run, or that the last one needs eyes. */
export default function JobTray({ zone, mayExport, since: madeAt }: JobTrayProps) {
  const client = useQueryClient()
  const { data } = useQuery(jobQueries.recent())
  useLiveEvents((event) => {
    if (event.kind === 'job.changed') void client.invalidateQueries({ queryKey: jobQueries.keys.all })
  })
  useEndings(data?.items, madeAt)
  const since = data === undefined ? 0 : Date.parse(data.now) - keptMs
  const jobs = data?.items.filter(({ finishedAt, file }) => finishedAt === null || Date.parse(finishedAt) > since || (file !== null && file.until !== null)) ?? []
  const [newest] = jobs
  if (newest === undefined) return null
  const running = jobs.filter(({ status }) => !isJobOver(status)).length
  return (
    <Popover
      label="Jobs"
      placement="bottom-end"
      className="w-[min(92vw,420px)]"
      trigger={(trigger) => (
        <Button {...trigger} variant="ghost" className="gap-1.5! max-sm:px-2!">
          <StateMark {...(running > 0 ? atWork : lookOf(newest))} label="" />
          <span className="max-sm:sr-only">{running === 0 ? 'Jobs' : running === 1 ? '1 job' : `${running} jobs`}</span>
        </Button>
      )}
    >
      <Suspense fallback={<Skeleton className="h-24" />}>
        <JobPanel jobs={jobs} zone={zone} mayExport={mayExport} />
      </Suspense>
    </Popover>
  )
}

/** Tells once how each job ended while this page was open. Its leads are then read anew when they are next asked for. */
function useEndings(jobs: readonly Job[] | undefined, since: string): void {
  const client = useQueryClient()
  const toast = useToast()
  const told = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (jobs === undefined) return
    told.current ??= new Set(jobs.filter(({ finishedAt }) => finishedAt !== null && finishedAt <= since).map(({ id }) => id))
    for (const job of jobs) {
      // A retry begins it anew.
      if (!isJobOver(job.status)) told.current.delete(job.id)
      else if (!told.current.has(job.id)) {
        told.current.add(job.id)
        const { word, tone } = lookOf(job)
        const detail = job.problem?.sentence ?? job.file?.note ?? countsSentence(job)
        toast.show({ tone: tone === 'green' ? 'success' : 'warning', title: `${job.title}: ${word.toLowerCase()}`, detail, ...downloadOf(job, toast) })
        void client.invalidateQueries({ queryKey: leadsQueries.keys.search, refetchType: 'none' })
      }
    }
  }, [jobs, since, client, toast])
}

const downloadOf = ({ id, file }: Job, toast: ReturnType<typeof useToast>) =>
  file === null || file.until === null ? {} : { action: { label: 'Download', onAct: () => void import('./download-file').then(({ downloadFile }) => downloadFile(id, toast)) } }
