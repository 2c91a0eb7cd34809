import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type MouseEvent } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import { useToast } from '@/components/ui/toast'
import type { Job } from '@/lib/contracts/jobs'
import { isJobOver, settledOf } from '@/lib/contracts/jobs-words'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { filePath } from '@/lib/queries/job-file'
import { failuresPath, jobMutations, jobQueries } from '@/lib/queries/jobs'
import { problemSentence } from '@/lib/queries/request-problem'
import { downloadFile } from './download-file'
import { countsSentence, lookOf, paceSentence, sizeText } from './job-words'

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
  const until = job.file?.until ?? null
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{job.title}</span>
        <StateMark shape={shape} tone={tone} label={word} className="text-table" />
      </div>
      {isJobOver(job.status) ? null : <progress className="h-1.5 w-full accent-(--accent)" aria-label={`Progress of ${job.title}`} {...(job.file?.isTotalKnown === false ? {} : { value: settledOf(job.counts) })} max={Math.max(1, job.total)} />}
      {job.status === 'refused' || job.status === 'preparing' ? null : <p className="tabular text-table">{countsSentence(job)}</p>}
      {pace === null ? null : <p className="tabular text-table text-muted">{pace}</p>}
      {job.file === null || job.file.note === null ? null : <p className="text-table text-muted">{job.file.note}</p>}
      {job.problem === null ? null : <p className="text-table text-amber">{job.problem.sentence}</p>}
      <p className="text-table text-muted">
        by {job.createdBy.name}, {job.finishedAt === null ? 'started' : 'finished at'} <Time at={job.finishedAt ?? job.startedAt ?? job.createdAt} zone={zone} style={until === null ? 'time' : 'date-time'} />
        {until === null ? null : (
          <>
            , kept until <Time at={until} zone={zone} style="date" />
          </>
        )}
      </p>
    </>
  )
}

function JobActions({ job, mayExport }: { job: Job; mayExport: boolean }) {
  const cancel = useJobVerb(jobMutations.cancel(), 'The job was not cancelled')
  const { failed, unknown } = job.counts
  const isOver = isJobOver(job.status)
  const mayUndo = isOver && job.kind === 'lists.bulk-edit' && job.counts.done > 0
  const hasFailures = mayExport && failed + unknown > 0
  const hasFile = mayExport && (job.file?.until ?? null) !== null
  if (isOver && !mayRetry(job) && !hasFailures && !hasFile && !mayUndo) return null
  return (
    <div className="flex flex-wrap gap-2">
      {isOver || job.status === 'cancelling' ? null : (
        <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
          Cancel
        </Button>
      )}
      {mayRetry(job) ? <RetryButton job={job} /> : null}
      {mayUndo ? <UndoButton job={job} /> : null}
      {hasFailures ? (
        <a className={buttonClass('secondary', 'small')} href={failuresPath(job.id)} download>
          Download failures
        </a>
      ) : null}
      {hasFile && job.file !== null ? <FileLink id={job.id} bytes={job.file.bytes} /> : null}
    </div>
  )
}

function FileLink({ id, bytes }: { id: string; bytes: number }) {
  const toast = useToast()
  const onClick = (event: MouseEvent) => {
    event.preventDefault()
    void downloadFile(id, toast)
  }
  return (
    <a className={buttonClass('primary', 'small')} href={filePath(id)} download onClick={onClick}>
      Download CSV, {sizeText(bytes)}
    </a>
  )
}

/** Rows that failed, or an export that came to nothing: it goes on where it stopped, unless it must be ordered with the password. */
const mayRetry = ({ status, counts, file, problem }: Job): boolean =>
  file === null ? isJobOver(status) && counts.failed > 0 : status === 'refused' && problem?.code !== 'reauth_required'

function RetryButton({ job: { id, counts, file } }: { job: Job }) {
  const retry = useJobVerb(jobMutations.retry(), 'It was not tried again')
  const rows = counts.failed === 1 ? 'failed row' : `${counts.failed.toLocaleString('en-US')} failed rows`
  return (
    <Button size="small" busy={retry.isPending} onClick={() => retry.mutate(id)}>
      {file === null ? `Try the ${rows} again` : 'Try it again'}
    </Button>
  )
}

/** One key per job shown: a second press never undoes twice. */
function UndoButton({ job: { id, counts } }: { job: Job }) {
  const client = useQueryClient()
  const toast = useToast()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const undo = useMutation({
    ...jobMutations.undo(),
    onSuccess: ({ title }) => toast.show({ tone: 'success', title: `${title}: under way` }),
    onError: (error) => toast.show({ tone: 'danger', title: 'Nothing was put back', detail: problemSentence(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: jobQueries.keys.all }),
  })
  return (
    <Button size="small" busy={undo.isPending} onClick={() => undo.mutate({ id, idempotencyKey })}>
      Undo {counts.done === 1 ? 'the change' : `${counts.done.toLocaleString('en-US')} changes`}
    </Button>
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
