import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, buttonClass } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { Job } from '@/lib/contracts/jobs'
import { isJobOver, settledOf } from '@/lib/contracts/jobs-words'
import { failuresPath, jobMutations, jobQueries } from '@/lib/queries/jobs'
import { problemSentence } from '@/lib/queries/request-problem'
import { countsSentence, lookOf, paceSentence } from './job-words'

type JobPanelProps = { jobs: readonly Job[]; zone: string; mayExport: boolean }

/** The newest jobs with what can be done about each. */
export default function JobPanel({ jobs, zone, mayExport }: JobPanelProps) {
  return (
    <ul className="flex max-h-[70dvh] flex-col divide-y divide-line overflow-y-auto">
      {jobs.map((job) => (
        <li key={job.id} className="flex flex-col gap-1.5 px-1 py-3 first:pt-1 last:pb-1">
          <JobState job={job} zone={zone} />
          <JobActions job={job} mayExport={mayExport} />
        </li>
      ))}
    </ul>
  )
}

function JobState({ job, zone }: { job: Job; zone: string }) {
  const { word, shape, tone } = lookOf(job)
  const pace = paceSentence(job)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{job.title}</span>
        <StateMark shape={shape} tone={tone} label={word} className="text-table" />
      </div>
      {isJobOver(job.status) ? null : <progress className="h-1.5 w-full accent-(--accent)" aria-label={`Progress of ${job.title}`} value={settledOf(job.counts)} max={Math.max(1, job.total)} />}
      {job.status === 'refused' || job.status === 'preparing' ? null : <p className="tabular text-table">{countsSentence(job)}</p>}
      {pace === null ? null : <p className="tabular text-table text-muted">{pace}</p>}
      {job.problem === null ? null : <p className="text-table text-amber">{job.problem.sentence}</p>}
      <p className="text-table text-muted">
        by {job.createdBy.name}, {job.finishedAt === null ? 'started' : 'finished at'} <Time at={job.finishedAt ?? job.startedAt ?? job.createdAt} zone={zone} style="time" />
      </p>
    </>
  )
}

function JobActions({ job, mayExport }: { job: Job; mayExport: boolean }) {
  const cancel = useJobVerb(jobMutations.cancel(), 'The job was not cancelled')
  const retry = useJobVerb(jobMutations.retry(), 'The rows were not tried again')
  const { failed, unknown } = job.counts
  const isOver = isJobOver(job.status)
  const mayRetry = isOver && failed > 0
  const hasFile = mayExport && failed + unknown > 0
  if (isOver && !mayRetry && !hasFile) return null
  return (
    <div className="flex flex-wrap gap-2">
      {isOver || job.status === 'cancelling' ? null : (
        <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
          Cancel
        </Button>
      )}
      {mayRetry ? (
        <Button size="small" busy={retry.isPending} onClick={() => retry.mutate(job.id)}>
          Try the {failed === 1 ? 'failed row' : `${failed.toLocaleString('en-US')} failed rows`} again
        </Button>
      ) : null}
      {hasFile ? (
        <a className={buttonClass('secondary', 'small')} href={failuresPath(job.id)} download>
          Download failures
        </a>
      ) : null}
    </div>
  )
}

function useJobVerb(options: ReturnType<typeof jobMutations.cancel>, title: string) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    ...options,
    onError: (error) => toast.show({ tone: 'danger', title, detail: problemSentence(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: jobQueries.keys.all }),
  })
}
