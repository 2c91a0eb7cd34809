'use client'

import { lazy, Suspense, useEffect, useRef } from 'react'
import { usePlayer } from '@/components/player/player-provider'
import { readLink } from '@/components/player/recording-link'
import type { Permission } from '@/lib/contracts/permissions'

const PlayerDock = lazy(async () => ({ default: (await import('./player-dock')).PlayerDock }))

/** Where the player appears; nothing of it is loaded before something is played or linked to. */
export function PlayerSlot({ permissions }: { permissions: readonly Permission[] }) {
  const { current, open } = usePlayer()
  const mayPlay = permissions.includes('recordings.play')
  const isRead = useRef(false)
  useEffect(() => {
    // The address the page was opened with, once: later ones of this tab are other pages.
    if (isRead.current) return
    isRead.current = true
    const link = mayPlay ? readLink(location.search) : null
    if (link === null) return
    const { recordingId, second } = link
    open({ recordingId, title: 'Linked recording', detail: 'Press play to listen from here', seconds: null, href: location.pathname }, second)
  }, [mayPlay, open])
  if (current === null || !mayPlay) return null
  return (
    <Suspense>
      <PlayerDock mayDownload={permissions.includes('data.export')} />
    </Suspense>
  )
}
