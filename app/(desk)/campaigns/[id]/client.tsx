'use client'

import { HistoryPanel } from '@/components/audit/history-panel'
import { CampaignPage } from '@/components/campaigns/campaign-page'
import { useShortcut } from '@/components/shell/shortcuts'
import type { Permission } from '@/lib/contracts/permissions'
import { undoOfSwitch } from '../../audit/undo-of-switch'
import { CampaignLoading } from './campaign-loading'

type CampaignClientProps = { id: string; permissions: readonly Permission[]; zone: string }

export function CampaignClient({ id, permissions, zone }: CampaignClientProps) {
  const maySwitch = permissions.includes('campaigns.switch')
  useShortcut(maySwitch ? 't' : null, 'Switch this campaign', pressSwitch)
  return (
    <CampaignPage
      id={id}
      zone={zone}
      maySwitch={maySwitch}
      history={permissions.includes('audit.read') ? <HistoryPanel targetKind="campaign" targetId={id} zone={zone} actions={maySwitch ? undoOfSwitch : nothing} /> : null}
      loading={<CampaignLoading />}
    />
  )
}

const nothing = () => null

function pressSwitch() {
  document.querySelector<HTMLElement>('[data-switch]')?.click()
  document.querySelector<HTMLElement>('[data-switch-choice]')?.focus()
}
