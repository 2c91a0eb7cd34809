import { clockText } from '@/lib/shared/durations'
import type { FloorClock } from './use-floor-clock'

/** `0:04:12` in a state. The board's one timer writes it on; React only puts it there. */
export function SinceText({ since, clock }: { since: string | null; clock: FloorClock }) {
  if (since === null) return <span className="text-muted">–</span>
  const sinceMs = Date.parse(since)
  return (
    <span data-since={sinceMs} className="tabular" suppressHydrationWarning>
      {clockText((clock.told() - sinceMs) / 1000)}
    </span>
  )
}

export function paintSince(board: HTMLElement, nowMs: number): void {
  for (const node of board.querySelectorAll<HTMLElement>('[data-since]')) {
    const text = node.firstChild
    const told = clockText((nowMs - Number(node.dataset['since'])) / 1000)
    if (text instanceof Text && text.data !== told) text.data = told
  }
}
