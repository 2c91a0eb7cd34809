import type { TimelineEvent } from '@/lib/contracts/people'
import { zonedTime } from '@/components/ui/zoned-time'

export type StoryDay = { day: string; events: TimelineEvent[]; calls: readonly { number: string; calls: number; leads: number }[] }

/** Events of one day of the zone together, in their order; those without a time at the end. */
export function storyDays(events: readonly TimelineEvent[], zone: string): StoryDay[] {
  const days = new Map<string, TimelineEvent[]>()
  for (const event of events) {
    const day = event.at === null ? 'Time unknown' : zonedTime(event.at, zone, 'date')
    const known = days.get(day)
    if (known === undefined) days.set(day, [event])
    else known.push(event)
  }
  return [...days].map(([day, own]) => ({ day, events: own, calls: callsPerNumber(own) }))
}

/** How often each number was dialed, and through how many leads; the most called first. */
function callsPerNumber(events: readonly TimelineEvent[]): StoryDay['calls'] {
  const numbers = new Map<string, { calls: number; leads: Set<string> }>()
  for (const { kind, number, leadId } of events) {
    if (kind !== 'call' || number === null) continue
    const known = numbers.get(number) ?? { calls: 0, leads: new Set() }
    known.calls += 1
    if (leadId !== null) known.leads.add(leadId)
    numbers.set(number, known)
  }
  return [...numbers].map(([number, { calls, leads }]) => ({ number, calls, leads: leads.size })).sort((a, b) => b.calls - a.calls)
}
