import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLiveEvents } from '@/lib/queries/events'
import { leadQueries } from '@/lib/queries/lead'

/** The answer to our own edit comes about when its event does, and holds the truth already. */
const gatherMs = 600

/** Reads a lead again when somebody else has changed it. */
export function useLeadEvents(id: string): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    if (event.kind !== 'lead.changed' || event.id !== id) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const { queryKey } = leadQueries.detail(id)
      const known = client.getQueryData(queryKey)
      if (known === undefined || known.now < event.at) void client.invalidateQueries({ queryKey })
    }, gatherMs)
  })
}
