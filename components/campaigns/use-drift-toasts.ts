import { useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import { campaignQueries } from '@/lib/queries/campaigns'
import { useLiveEvents } from '@/lib/queries/events'
import { driftSentence } from './drift-badge'

/** Tells wherever one is when somebody switched a campaign outside. */
export function useDriftToasts(zone: string): void {
  const client = useQueryClient()
  const toast = useToast()
  useLiveEvents((event) => {
    if (event.kind !== 'campaigns.drifted') return
    const tell = async () => {
      const { items } = await client.fetchQuery({ ...campaignQueries.list(), staleTime: 0 })
      for (const { id, name, drift } of items) {
        if (drift === null || !event.ids.includes(id)) continue
        toast.show({ tone: 'warning', title: name, detail: `It was ${driftSentence(drift, zone)}.` })
      }
    }
    // The badge in the table still tells it when this read fails.
    tell().catch(() => undefined)
  })
}
