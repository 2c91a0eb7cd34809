import type { StoredSwitch } from '@/lib/server/ports/store'
import type { Act } from '../audit/record-act'

/** One wording of a switch for the audit, at the intent and at every outcome. */
export const switchAct = (
  row: Pick<StoredSwitch, 'campaignId' | 'campaignName' | 'desired'>,
  reason?: string,
): Act => ({
  action: 'campaigns.switch',
  target: { kind: 'campaign', id: row.campaignId, name: row.campaignName },
  before: { active: !row.desired },
  after: { active: row.desired },
  reason,
})
