'use client'

import type { ReactNode } from 'react'
import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { useServerNow } from '@/components/ui/server-clock'

const OffsetContext = createContext<number | null>(null)

/** Ages below are counted by the server's clock as the newest answer told it; null falls back to the clock of the page. */
export function AnswerClock({ offsetMs, children }: { offsetMs: number | null | undefined; children: ReactNode }) {
  return <OffsetContext value={offsetMs ?? null}>{children}</OffsetContext>
}

/** Server time in ms since the epoch, to the second, ticking. */
export function useAnswerNow(): number {
  const offsetMs = use(OffsetContext)
  const pageNow = useServerNow()
  const read = useCallback(() => (offsetMs === null ? pageNow : Math.floor((Date.now() + offsetMs) / 1000) * 1000), [offsetMs, pageNow])
  return useSyncExternalStore(noSubscription, read, () => pageNow)
}

/** The clock of the page ticks for both: each of its ticks reads anew. */
const noSubscription = () => () => undefined
