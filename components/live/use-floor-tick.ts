import type { RefObject } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { floorTrustedMs, type FloorState } from '@/lib/contracts/live-words'
import { isOver } from './floor-rows'
import { paintSince } from './since-text'
import type { Thresholds } from './search-params'
import type { FloorClock } from './use-floor-clock'

type Agent = { state: FloorState; since: string | null }
type Floor<A extends Agent> = { agents: readonly A[]; now: string; read: { answeredAt: string } }

/**
 * One timer for the whole board: it writes the times in state into the page by itself, and has the board rendered only when somebody
 * crosses a threshold or the reading becomes too old.
 */
export function useFloorTick<A extends Agent>(board: RefObject<HTMLElement | null>, floor: Floor<A>, { thresholds, clock }: { thresholds: Thresholds; clock: FloorClock }) {
  const [atMs, setAtMs] = useState(() => Date.parse(floor.now))
  const shownAtMs = Math.max(atMs, Date.parse(floor.now))
  const marks = useMemo(() => marksOf(floor, thresholds, shownAtMs), [floor, thresholds, shownAtMs])
  const latest = useRef({ floor, thresholds, key: '' })
  useEffect(() => {
    latest.current = { floor, thresholds, key: marks.key }
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (board.current !== null) paintSince(board.current, clock.told())
      const nowMs = clock.now()
      if (marksOf(latest.current.floor, latest.current.thresholds, nowMs).key !== latest.current.key) setAtMs(nowMs)
    }, 1_000)
    return () => clearInterval(timer)
  }, [board, clock])
  return marks
}

function marksOf<A extends Agent>({ agents, read }: Floor<A>, thresholds: Thresholds, nowMs: number): { over: ReadonlySet<A>; isOld: boolean; key: string } {
  const readMs = Date.parse(read.answeredAt)
  const isOld = nowMs - readMs >= floorTrustedMs
  const over = new Set(agents.filter((agent) => isOver(agent, thresholds, isOld ? readMs : nowMs)))
  return { over, isOld, key: `${isOld} ${agents.map((agent) => (over.has(agent) ? '1' : '0')).join('')}` }
}
