import { Badge } from '@/components/ui/badge'
import { zonedTime } from '@/components/ui/zoned-time'
import type { Campaign } from '@/lib/contracts/campaigns'

type Drift = NonNullable<Campaign['drift']>

/** Somebody changed it, and it was not done here. */
export function DriftBadge({ drift, zone }: { drift: Drift; zone: string }) {
  const sentence = driftSentence(drift, zone)
  return (
    <span title={sentence} className="min-w-0 truncate text-small">
      <Badge tone="amber" className="h-4!">
        {sentence}
      </Badge>
    </span>
  )
}

export const driftSentence = (drift: Drift, zone: string): string =>
  `turned ${drift.to ? 'on' : 'off'} outside Switchyard, seen ${zonedTime(drift.seenAt, zone, 'minute')}`
