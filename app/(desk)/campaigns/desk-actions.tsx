'use client'

import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { StopAllButton } from '@/components/campaigns/stop-all-button'
import { useCampaignEvents } from '@/components/campaigns/use-campaign-events'
import { useCampaignSwitch } from '@/components/campaigns/use-campaign-switch'
import { useDriftToasts } from '@/components/campaigns/use-drift-toasts'
import { usePaletteSource } from '@/components/shell/palette-sources'
import { useShortcut } from '@/components/shell/shortcuts'
import type { Permission } from '@/lib/contracts/permissions'
import { campaignQueries } from '@/lib/queries/campaigns'

const TurnOnDialog = lazy(async () => ({ default: (await import('@/components/campaigns/turn-on-dialog')).TurnOnDialog }))

type DeskActionsProps = { permissions: readonly Permission[]; zone: string }

/** In the header of every page: Stop all, the campaigns in the palette, live changes and drift. */
export function DeskActions({ permissions, zone }: DeskActionsProps) {
  const client = useQueryClient()
  const { turnOff } = useCampaignSwitch()
  const [stopping, setStopping] = useState(false)
  const [turningOn, setTurningOn] = useState<{ id: string; name: string } | null>(null)
  const maySwitch = permissions.includes('campaigns.switch')
  const mayStopAll = permissions.includes('campaigns.stop-all')
  useCampaignEvents()
  useDriftToasts(zone)
  useShortcut(mayStopAll ? 's' : null, 'Stop all campaigns…', () => setStopping(true))
  usePaletteSource('campaigns', async () => {
    const [{ paletteEntries }, answer] = await Promise.all([import('@/components/campaigns/palette-entries'), client.fetchQuery(campaignQueries.list())])
    return paletteEntries(answer, { zone, maySwitch, mayStopAll, onStop: turnOff, onTurnOn: setTurningOn, onStopAll: () => setStopping(true) })
  })
  return (
    <>
      {mayStopAll ? <StopAllButton asking={stopping} onAsk={() => setStopping(true)} onClose={() => setStopping(false)} /> : null}
      <Suspense>{turningOn === null ? null : <TurnOnDialog campaign={turningOn} onClose={() => setTurningOn(null)} />}</Suspense>
    </>
  )
}
