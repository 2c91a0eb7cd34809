'use client'

import { lazy, Suspense, useEffect, useRef } from 'react'
import { usePlayer } from '@/components/player/player-provider'
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
    if (mayPlay && location.search.includes('play=')) void import('@/components/player/open-linked').then(({ openLinked }) => openLinked(open))
  }, [mayPlay, open])
  if (current === null || !mayPlay) return null
  return (
    <Suspense>
      <PlayerDock mayDownload={permissions.includes('data.export')} />
    </Suspense>
  )
}
