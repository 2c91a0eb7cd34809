import { NumberText } from '@/components/ui/number-text'
import { StateMark } from '@/components/ui/state-mark'
import type { CampaignDetail } from '@/lib/contracts/campaigns'

/** Lateness was told by the server's clock at the time of the read. */
export function CampaignCallbacks({ callbacks }: { callbacks: NonNullable<CampaignDetail['callbacks']['data']> }) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2 p-4">
      <div>
        <p className="text-table text-muted">Pending</p>
        <p className="text-kpi font-semibold">
          <NumberText value={callbacks.pending} />
        </p>
      </div>
      <div>
        <p className="text-table text-muted">Of them overdue</p>
        <p className="text-kpi font-semibold">
          <NumberText value={callbacks.overdue} />
        </p>
        {callbacks.overdue > 0 ? <StateMark shape="triangle" tone="red" label="Late now" /> : null}
      </div>
    </div>
  )
}
