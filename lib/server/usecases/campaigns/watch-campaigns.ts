import type { Desk } from '../desk'
import { observeCampaigns } from './observe-campaigns'

/** With a browser watching, an outside change is seen within this and the event's way. */
const watchedMs = 10_000
const settlingMs = 3_000
const restMs = 1_000

/** Reads the states while somebody looks or a switch is unknown, and rests otherwise. Ends with the signal. */
export async function watchCampaigns(desk: Desk, signal: AbortSignal): Promise<void> {
  let nextAt = 0
  while (!signal.aborted) {
    const interval = desk.board.allPending().some((row) => row.status === 'unknown') ? settlingMs : desk.events.listeners() > 0 ? watchedMs : null
    if (interval !== null && desk.clock.now() >= nextAt) {
      await look(desk, interval)
      nextAt = desk.clock.now() + interval
    }
    await desk.clock.sleep(restMs, signal).catch(() => undefined)
  }
}

async function look(desk: Desk, interval: number): Promise<void> {
  try {
    const isSettling = interval === settlingMs
    // A watched floor makes do with what another reader just fetched; settling needs a read begun now.
    await observeCampaigns(desk, isSettling ? { begunAfter: desk.clock.now(), priority: 'background' } : { maxAgeMs: interval / 2, priority: 'background' })
  } catch (error) {
    desk.log.warn({ error }, 'the watch could not read the campaigns')
  }
}
