import type { Track } from './player-provider'

type Chosen = { current: Track | null; queue: readonly Track[] }

/** The queue with a track right behind the current one, once; what was linked to without a queue becomes the first of one. */
export function withNext({ current, queue }: Chosen, track: Track): readonly Track[] {
  if (current === null || track.recordingId === current.recordingId) return queue
  const others = queue.filter(({ recordingId }) => recordingId !== track.recordingId)
  const at = others.findIndex(({ recordingId }) => recordingId === current.recordingId)
  return at === -1 ? [current, track, ...others] : [...others.slice(0, at + 1), track, ...others.slice(at + 1)]
}
