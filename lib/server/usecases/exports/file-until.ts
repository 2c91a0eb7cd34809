import { fileKeptDays } from '@/lib/contracts/jobs-words'
import { fromInstant } from '@/lib/shared/instant'
import type { StoredJob } from '@/lib/server/ports/jobs'

const dayMs = 24 * 3_600_000

/** Until when the file of an export is kept, in epoch milliseconds; NaN while the job is not over. */
export const fileUntil = ({ finishedAt }: Pick<StoredJob, 'finishedAt'>): number => fromInstant(finishedAt ?? '') + fileKeptDays * dayMs
