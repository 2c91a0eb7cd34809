'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { useConnectionState } from '@/lib/queries/events'

/** A stream that is being reopened for a moment is no news. */
const patienceMs = 3_000

/** Says when nothing is pushed any more, and reads everything again once it is. */
export function ConnectionBanner() {
  const state = useConnectionState()
  const isLost = useLastingLoss(state === 'disconnected')
  const queries = useQueryClient()
  useEffect(() => {
    if (state !== 'disconnected') return
    // What changed in between was never announced.
    return () => void queries.invalidateQueries()
  }, [state, queries])
  return (
    <div role="status">
      {isLost ? (
        <p className="flex items-center gap-2 border-b border-amber bg-amber-soft px-4 py-1.5 text-table text-amber md:px-6">
          <Icon name="unplug" className="size-4 shrink-0" />
          Live updates are interrupted. Each figure says how old it is; the page keeps asking.
        </p>
      ) : null}
    </div>
  )
}

function useLastingLoss(isLostNow: boolean): boolean {
  const [isLasting, setIsLasting] = useState(false)
  useEffect(() => {
    if (!isLostNow) return
    const timer = setTimeout(() => setIsLasting(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setIsLasting(false)
    }
  }, [isLostNow])
  return isLostNow && isLasting
}
