'use client'

import type { ReactNode } from 'react'
import { createContext, use, useState, useSyncExternalStore } from 'react'

type Clock = { renderedAtMs: number; offsetMs: number }

const ClockContext = createContext<Clock>({ renderedAtMs: 0, offsetMs: 0 })

/** Loading a page takes a moment; only a clock further off than this is held to be wrong. */
const trustedWithinMs = 2_000

/** Ages are counted by the server's clock, so that a browser with a wrong one still shows them right. */
export function ServerClock({ now, children }: { now: string; children: ReactNode }) {
  const [clock] = useState(() => {
    const renderedAtMs = Date.parse(now)
    const offsetMs = renderedAtMs - Date.now()
    return { renderedAtMs, offsetMs: Math.abs(offsetMs) < trustedWithinMs ? 0 : offsetMs }
  })
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** Server time in ms since the epoch, to the second, ticking once a second for everybody together. */
export function useServerNow(): number {
  const { renderedAtMs, offsetMs } = use(ClockContext)
  return useSyncExternalStore(
    onTick,
    () => Math.floor((Date.now() + offsetMs) / 1000) * 1000,
    () => renderedAtMs,
  )
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function onTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
