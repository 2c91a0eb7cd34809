import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLiveEvents } from '@/lib/queries/events'
import { floorQueries } from '@/lib/queries/floor'

/** Two hundred screens are told in the same moment and must not all ask in it. */
const spreadMs = 400

/** Re-reads the floor when the server says that it changed. A tab that nobody sees looks at nothing. */
export function useFloorEvents(): void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents((event) => {
    if (event.kind !== 'floor.changed' || document.hidden || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: floorQueries.key })
    }, Math.random() * spreadMs)
  })
}
