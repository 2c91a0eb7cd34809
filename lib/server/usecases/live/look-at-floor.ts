import type { FloorAnswer } from '@/lib/contracts/live'
import { sentenceOf } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import type { Desk } from '../desk'

/** The newest reading for somebody who looks now. Throws why there is none; a failure after a good read comes with the old one. */
export async function lookAtFloor({ liveFloor: floor, clock }: Pick<Desk, 'liveFloor' | 'clock'>): Promise<FloorAnswer> {
  // Whoever comes after a rest must not be shown what was true before it.
  if (clock.now() >= floor.dueAt()) await floor.read({ priority: 'interactive' })
  floor.look()
  const [latest, failure] = [floor.latest(), floor.failure()]
  if (latest === null) throw failure
  const { source, agents, read } = latest
  return { source, agents, read, problem: failure === null ? null : sentenceOf(failure), now: toInstant(clock.now()) }
}
