import type { TimelineEvent, TimelinePart } from '@/lib/contracts/people'
import type { TimelineSource } from '@/lib/contracts/people-words'

export type SourceState = { isDone: boolean; problem: string | null; count: number }
export type Story = {
  /** Newest first, each once; a recording that stands with its call is not told twice. */
  events: readonly TimelineEvent[]
  sources: ReadonlyMap<TimelineSource, SourceState>
  /** Calls and recordings are all there from this moment on; null while that is not known. */
  coveredFrom: string | null
}

/** No call log reaches back farther. */
const theBeginning = '2000-01-02'
const windowed: readonly TimelineSource[] = ['calls', 'recordings']

/** Puts the loaded stretches together, newest stretch first. Beyond what calls cover nothing is shown: a gap would look like silence. */
export function mergeStory(loads: readonly (readonly TimelinePart[])[]): Story {
  const coveredFrom = loads.map(coverOf).reduce<string | null>((earlier, from) => (from === null ? earlier : from), null)
  const byId = new Map<string, TimelineEvent>()
  for (const part of loads.flat()) for (const event of part.events) byId.set(event.id, event)
  const withCalls = new Set([...byId.values()].flatMap((event) => (event.kind === 'call' ? event.recordingKeys : [])))
  const events = [...byId.values()]
    .filter((event) => event.kind !== 'recording' || !event.recordingKeys.some((key) => withCalls.has(key)))
    .filter(({ at }) => coveredFrom === null || at === null || at >= coveredFrom)
    .sort(newestFirst)
  return { events, sources: sourcesOf(loads[0] ?? []), coveredFrom }
}

/** Where the next older stretch ends; null when there is none, or when this one is not known to its end. */
export const olderThan = ({ coveredFrom }: Story): string | null => (coveredFrom === null || coveredFrom < theBeginning ? null : coveredFrom)

/** The newest event with sound. */
export const newestPlayable = ({ events }: Story): TimelineEvent | undefined => events.find(({ isPlayable }) => isPlayable)

/** How a stretch ended: what failed in it, null while it goes well. */
export const problemOf = (parts: readonly TimelinePart[]): string | null => parts.find(({ problem }) => problem !== null)?.problem ?? null

function coverOf(parts: readonly TimelinePart[]): string | null {
  const ends = windowed.flatMap((source) => parts.find((part) => part.source === source && part.isDone) ?? [])
  const calls = ends.find(({ source }) => source === 'calls')?.window ?? null
  if (calls === null || ends.length < windowed.length) return null
  return ends.map(({ window }) => window?.from ?? '').sort().at(-1) ?? calls.from
}

function sourcesOf(parts: readonly TimelinePart[]): Map<TimelineSource, SourceState> {
  const states = new Map<TimelineSource, SourceState>()
  for (const { source, isDone, problem, events } of parts) {
    states.set(source, { isDone, problem, count: (states.get(source)?.count ?? 0) + events.length })
  }
  return states
}

function newestFirst(a: TimelineEvent, b: TimelineEvent): number {
  if (a.at === b.at) return b.id.localeCompare(a.id, 'en', { numeric: true })
  // What has no time stands at the end.
  return (b.at ?? '').localeCompare(a.at ?? '')
}
