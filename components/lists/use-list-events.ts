import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLiveEvents } from '@/lib/queries/events'
import { listQueries } from '@/lib/queries/lists'

/** A bulk change announces each list; what comes this close together is read once. */
const gatherMs = 400

/** Re-reads what the server says has changed. Data only changes in place, rows never move. */
export function useListEvents(): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    if (event.kind !== 'lists.changed') return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: listQueries.keys.board })
      void client.invalidateQueries({ queryKey: listQueries.keys.details })
    }, gatherMs)
  })
}
