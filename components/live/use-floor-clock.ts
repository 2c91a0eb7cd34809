import { useEffect, useMemo, useRef, useState } from 'react'
import { floorTrustedMs } from '@/lib/contracts/live-words'

/** Loading a page takes a moment; only a clock further off than this is held to be wrong. */
const trustedWithinMs = 2_000

type Answer = { now: string; offsetMs: number | null; read: { answeredAt: string } }

/** In ms by the server's clock. Reading it makes nothing render. */
export type FloorClock = {
  now: () => number
  /** The moment for which times in state may be told: now, or the moment of a reading that is too old. */
  told: () => number
}

export function useFloorClock({ now, offsetMs, read }: Answer): FloorClock {
  const [firstOffsetMs] = useState(() => trustedOffset(Date.parse(now) - Date.now()))
  const facts = useRef({ offsetMs: offsetMs ?? firstOffsetMs, readMs: Date.parse(read.answeredAt) })
  useEffect(() => {
    facts.current = { offsetMs: offsetMs ?? firstOffsetMs, readMs: Date.parse(read.answeredAt) }
  })
  return useMemo(() => {
    const serverNow = () => Date.now() + facts.current.offsetMs
    return { now: serverNow, told: () => toldAt(serverNow(), facts.current.readMs) }
  }, [])
}

const toldAt = (nowMs: number, readMs: number): number => (nowMs - readMs >= floorTrustedMs ? readMs : nowMs)

const trustedOffset = (offsetMs: number): number => (Math.abs(offsetMs) < trustedWithinMs ? 0 : offsetMs)
