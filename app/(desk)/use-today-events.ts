import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LiveEvent } from '@/lib/contracts/events'
import { useLiveEvents } from '@/lib/queries/events'
import { todayQueries } from '@/lib/queries/today'

/** Two hundred screens are told in the same moment and must not all ask in it. */
const spreadMs = 600

/** Re-reads the page of today when anything on it changed. A tab that nobody sees looks at nothing. */
export function useTodayEvents(): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    if (!isAboutToday(event) || document.hidden || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: todayQueries.key })
    }, Math.random() * spreadMs)
  })
}

const kinds: readonly LiveEvent['kind'][] = ['today.changed', 'campaigns.changed', 'campaigns.drifted', 'stop-set.changed', 'lists.changed']
const isAboutToday = ({ kind }: LiveEvent): boolean => kinds.includes(kind)
