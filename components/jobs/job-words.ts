import type { Tone } from '@/components/ui/badge'
import { numberText } from '@/components/ui/number-text'
import type { StateShape } from '@/components/ui/state-mark'
import type { Job } from '@/lib/contracts/jobs'
import type { JobStatus } from '@/lib/contracts/jobs-words'
import { settledOf } from '@/lib/contracts/jobs-words'
import { timeLeft } from '@/lib/shared/time-left'

type Look = { word: string; shape: StateShape; tone: Tone }

const looks: Record<JobStatus, Look> = {
  preparing: { word: 'Gathering the rows', shape: 'spinner', tone: 'blue' },
  running: { word: 'Under way', shape: 'spinner', tone: 'blue' },
  cancelling: { word: 'Ending', shape: 'spinner', tone: 'amber' },
  cancelled: { word: 'Cancelled', shape: 'dash', tone: 'grey' },
  done: { word: 'Done', shape: 'dot', tone: 'green' },
  refused: { word: 'Refused, nothing changed', shape: 'triangle', tone: 'red' },
}

/** What is otherwise of an export: it gathers nothing, and there is no row that could fail. */
const fileLooks: Partial<Record<JobStatus, Look>> = {
  preparing: { word: 'Beginning', shape: 'spinner', tone: 'blue' },
  refused: { word: 'Not exported', shape: 'triangle', tone: 'red' },
}

/** Red means that a person must act: some rows failed, or nobody knows about them. */
export function lookOf({ status, counts, file }: Pick<Job, 'status' | 'counts' | 'file'>): Look {
  if (file !== null) return fileLooks[status] ?? looks[status]
  const open = counts.failed + counts.unknown
  return status === 'done' && open > 0 ? { word: 'Done, not all rows', shape: 'triangle', tone: 'red' } : looks[status]
}

/** `1,204 of 2,000 rows · 3 failed · 12 skipped` */
export function countsSentence({ counts, total, file }: Pick<Job, 'counts' | 'total' | 'file'>): string {
  const settled = numberText(settledOf(counts))
  const parts = [
    file?.isTotalKnown === false ? `${settled} rows so far` : `${settled} of ${numberText(total)} rows`,
    ...(['failed', 'unknown', 'skipped'] as const).flatMap((status) => (counts[status] === 0 ? [] : [`${numberText(counts[status])} ${status}`])),
  ]
  return parts.join(' · ')
}

/** How fast it goes and how long it will take, where that can be told. */
export function paceSentence({ status, rate, secondsLeft }: Pick<Job, 'status' | 'rate' | 'secondsLeft'>): string | null {
  if (status !== 'running' || rate === null || secondsLeft === null) return null
  return `${numberText(rate, 1)} rows/s, about ${timeLeft(secondsLeft)} left`
}

const units = ['B', 'kB', 'MB', 'GB'] as const

/** `1.4 MB` */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${numberText(bytes / 1_000 ** power, power === 0 ? 0 : 1)} ${units[power] ?? ''}`
}
