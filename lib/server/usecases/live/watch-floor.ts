import type { Desk } from '../desk'
import { sentenceOf } from '@/lib/server/core/errors'

const restMs = 250

/** Reads the floor in its rhythm while somebody looks, for all of them together. Ends with the signal. */
export async function watchFloor(desk: Pick<Desk, 'liveFloor' | 'clock' | 'log'>, signal: AbortSignal): Promise<void> {
  let said: string | null = null
  while (!signal.aborted) {
    const { liveFloor: floor, clock } = desk
    if (floor.isWatched() && clock.now() >= floor.dueAt()) {
      await floor.read()
      const failure = floor.failure()
      const sentence = failure === null ? null : sentenceOf(failure)
      if (sentence !== null && sentence !== said) desk.log.warn({ error: failure }, 'the floor could not be read')
      said = sentence
    }
    await clock.sleep(restMs, signal).catch(() => undefined)
  }
}
