import type { RunItemStatus, SwitchRun } from '@/lib/contracts/campaigns'

export type RunCounts = { total: number; done: number; failed: number; unknown: number; open: number; leftOut: number }

const groups: Record<RunItemStatus, Exclude<keyof RunCounts, 'total'>> = {
  pending: 'open',
  sending: 'open',
  confirmed: 'done',
  unchanged: 'done',
  conflict: 'failed',
  failed: 'failed',
  unknown: 'unknown',
  'left-out': 'leftOut',
}

export function runCounts(run: Pick<SwitchRun, 'items'>): RunCounts {
  const counts: RunCounts = { total: run.items.length, done: 0, failed: 0, unknown: 0, open: 0, leftOut: 0 }
  for (const item of run.items) counts[groups[item.status]] += 1
  return counts
}

/** E.g. `10 of 12 turned off, 1 failed, 1 unknown`; what is zero is left out. */
export function runSentence(run: Pick<SwitchRun, 'items' | 'active'>): string {
  const { total, done, failed, unknown, open, leftOut } = runCounts(run)
  const rest = [part(failed, 'failed'), part(unknown, 'unknown'), part(open, 'to go'), part(leftOut, 'left out')].filter((text) => text !== null)
  return [`${done} of ${total} turned ${run.active ? 'on' : 'off'}`, ...rest].join(', ')
}

const part = (count: number, word: string): string | null => (count === 0 ? null : `${count} ${word}`)

/** What needs a person first, then what is under way, then the rest; stable inside. */
export function byUrgency(items: SwitchRun['items']): SwitchRun['items'] {
  return [...items].sort((a, b) => urgency[groups[a.status]] - urgency[groups[b.status]])
}

const urgency: Record<Exclude<keyof RunCounts, 'total'>, number> = { failed: 0, unknown: 1, open: 2, leftOut: 3, done: 4 }
