import type { QueryKey } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LiveEvent } from '@/lib/contracts/events'
import { campaignQueries } from '@/lib/queries/campaigns'
import { useLiveEvents } from '@/lib/queries/events'
import { stopSetQueries } from '@/lib/queries/stop-set'

/** A run announces every campaign twice; what comes this close together is read once. */
const gatherMs = 120

/** Re-reads what the server says has changed. Data only changes in place, rows never move. */
export function useCampaignEvents(): void {
  const client = useQueryClient()
  const waiting = useRef(new Map<string, QueryKey>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    for (const key of staleKeys(event)) waiting.current.set(key.join(' '), key)
    if (waiting.current.size === 0 || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      const keys = [...waiting.current.values()]
      waiting.current.clear()
      timer.current = undefined
      for (const queryKey of keys) void client.invalidateQueries({ queryKey })
    }, gatherMs)
  })
}

const { keys } = campaignQueries

export function staleKeys(event: LiveEvent): readonly QueryKey[] {
  switch (event.kind) {
    case 'campaigns.changed':
    case 'campaigns.drifted':
      return [keys.list, ...event.ids.map((id) => [...keys.details, id])]
    case 'run.changed':
      return [[...keys.runs, event.runId], [...keys.runs, 'open'], stopSetQueries.key]
    case 'stop-set.changed':
      return [stopSetQueries.key, [...keys.runs, 'open']]
    case 'job.changed':
    case 'lead.changed':
    case 'lists.changed':
    case 'users.changed':
    case 'floor.changed':
    case 'today.changed':
    case 'session.ended':
      return []
  }
}
