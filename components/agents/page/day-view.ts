import { chartLooks, type ChartLook } from '@/components/charts/chart-colours'
import type { AgentDayAnswer, DayCall } from '@/lib/contracts/performance'
import { formatInZone } from '@/lib/shared/zone-stamp'

export type CallKind = 'contact' | 'other' | 'unsorted'

export const callKinds: Record<CallKind, { label: string; look: ChartLook }> = {
  contact: { label: 'Contact', look: chartLooks[0] },
  other: { label: 'No contact', look: chartLooks[5] },
  unsorted: { label: 'Unsorted outcome', look: chartLooks[3] },
}

export const kindOf = ({ contact }: DayCall): CallKind => (contact === null ? 'unsorted' : contact ? 'contact' : 'other')

type Placed = { call: DayCall; left: number; width: number; startedAt: string }

/** Where a call stands on the line of the day, as shares of it; one without a length is as narrow as can be seen. */
export function placedCalls({ items, from, to }: Pick<AgentDayAnswer, 'items' | 'from' | 'to'>): Placed[] {
  const [start, length] = [Date.parse(from), Date.parse(to) - Date.parse(from) + 1_000]
  return items.flatMap((call) => {
    if (call.startedAt === null) return []
    const left = (Date.parse(call.startedAt) - start) / length
    return { call, left, width: Math.min(1 - left, ((call.seconds ?? 0) * 1_000) / length), startedAt: call.startedAt }
  })
}

/** Every third hour of the wall clock; on the day of the clock change they are not all as far apart. */
export function hourTicks({ from, to }: Pick<AgentDayAnswer, 'from' | 'to'>, zone: string): { at: number; label: string }[] {
  const [start, end] = [Date.parse(from), Date.parse(to) + 1_000]
  const ticks = new Map<string, number>()
  for (let at = start; at < end; at += 900_000) {
    const clock = formatInZone(new Date(at).toISOString(), zone).slice(11, 16)
    if (clock.endsWith(':00') && Number(clock.slice(0, 2)) % 3 === 0 && !ticks.has(clock)) ticks.set(clock, (at - start) / (end - start))
  }
  return [...ticks].map(([label, at]) => ({ at, label }))
}

/** How often each outcome came, the most frequent first. */
export function outcomesOf(items: readonly DayCall[]): { code: string; name: string; kind: CallKind; calls: number }[] {
  const found = new Map<string, { code: string; name: string; kind: CallKind; calls: number }>()
  for (const call of items) {
    const known = found.get(call.status)
    if (known === undefined) found.set(call.status, { code: call.status, name: call.statusName ?? call.status, kind: kindOf(call), calls: 1 })
    else known.calls += 1
  }
  return [...found.values()].toSorted((a, b) => b.calls - a.calls || a.name.localeCompare(b.name))
}

export const otherDay = (day: string, by: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
