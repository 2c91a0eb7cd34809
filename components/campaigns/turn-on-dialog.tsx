'use client'

import { Dialog } from '@/components/ui/dialog'
import type { Campaign } from '@/lib/contracts/campaigns'
import { PreflightForm } from './preflight-form'
import { useCampaignSwitch } from './use-campaign-switch'

/** The pre-flight where there is no row to stand beside: from the command palette. */
export function TurnOnDialog({ campaign, onClose }: { campaign: Pick<Campaign, 'id' | 'name'>; onClose: () => void }) {
  const { turnOn } = useCampaignSwitch()
  const confirm = (reason: string | undefined) => {
    onClose()
    turnOn(campaign, reason)
  }
  return (
    <Dialog open onClose={onClose} title={`Turn on ${campaign.name}`} size="small">
      <PreflightForm campaign={campaign} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  )
}
