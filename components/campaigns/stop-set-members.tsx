import { Time } from '@/components/ui/time'
import type { StopSet } from '@/lib/contracts/campaigns'
import { withZonedTimes } from './with-zoned-times'

/** Those of the set that its newest run does not tell about: stopped by an earlier press. */
export function StopSetMembers({ set, zone }: { set: StopSet; zone: string }) {
  const told = new Set(set.run?.items.map((item) => item.campaignId))
  const others = set.campaigns.filter((campaign) => !told.has(campaign.campaignId))
  if (others.length === 0) return null
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label="Also in this stop set"
      className="max-h-60 overflow-y-auto border-t border-line outline-offset-[-2px]"
    >
      <ul className="divide-y divide-line">
        {others.map((campaign) => (
          <li key={campaign.campaignId} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
            <span className="min-w-40 grow font-medium">{campaign.campaignName}</span>
            <span className="text-muted">
              stopped <Time at={campaign.stoppedAt} zone={zone} style="time" />
            </span>
            {campaign.switchedSince === null ? null : <span className="w-full text-muted">{withZonedTimes(campaign.switchedSince, zone)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
