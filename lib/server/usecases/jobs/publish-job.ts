import { toInstant } from '@/lib/shared/instant'
import type { Desk } from '../desk'

/** A nudge for every browser; only those who may see the job get it when they ask. */
export const publishJob = ({ events, clock }: Pick<Desk, 'events' | 'clock'>, jobId: string): void =>
  events.publish({ kind: 'job.changed', at: toInstant(clock.now()), jobId })
