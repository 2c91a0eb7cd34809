'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Campaign } from '@/lib/contracts/campaigns'
import { useBulkSwitch } from './use-bulk-switch'

const BulkSwitchDialog = lazy(async () => ({ default: (await import('./bulk-switch-dialog')).BulkSwitchDialog }))

/** More rows than this are turned off only after their number was typed. */
const typedAbove = 100

type BulkBarProps = { campaigns: readonly Campaign[]; onClear: () => void }

/** What can be done with the selected campaigns, whether the filter shows them or not. */
export default function BulkBar({ campaigns, onClear }: BulkBarProps) {
  const [asking, setAsking] = useState<'on' | 'off' | null>(null)
  const { start, isPending } = useBulkSwitch()
  const turn = (active: boolean, reason?: string) => {
    setAsking(null)
    start(campaigns, active, reason)
    onClear()
  }
  return (
    <div
      role="region"
      aria-label="Selected campaigns"
      className="selection-bar mt-3 flex flex-wrap items-center gap-2 rounded border border-accent bg-accent-soft px-3 py-1.5 shadow-floating"
    >
      <span className="tabular font-medium">{campaigns.length} selected</span>
      <Button size="small" busy={isPending} onClick={() => (campaigns.length > typedAbove ? setAsking('off') : turn(false))}>
        Turn off
      </Button>
      <Button size="small" busy={isPending} onClick={() => setAsking('on')}>
        Turn on…
      </Button>
      <Button size="small" variant="ghost" onClick={onClear}>
        Clear selection
      </Button>
      <Suspense>
        {asking === null ? null : (
          <BulkSwitchDialog
            campaigns={campaigns}
            active={asking === 'on'}
            typeToConfirm={campaigns.length > typedAbove ? String(campaigns.length) : undefined}
            onClose={() => setAsking(null)}
            onConfirm={(reason) => turn(asking === 'on', reason)}
          />
        )}
      </Suspense>
    </div>
  )
}
