import { useEffect, useRef } from 'react'
import type { Player } from './player-provider'
import type { Transport } from './use-transport'

/** The keys of a headset and the system's own player. Its screen shows no names: it may be a locked one. */
export function useMediaSession(player: Player, transport: Transport): void {
  const latest = useRef({ player, transport })
  useEffect(() => {
    latest.current = { player, transport }
  })
  const { isPlaying, current } = player
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    navigator.mediaSession.metadata = current === null ? null : new MediaMetadata({ title: 'Call recording', artist: 'Switchyard' })
    navigator.mediaSession.playbackState = current === null ? 'none' : isPlaying ? 'playing' : 'paused'
  }, [isPlaying, current])
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    const go = (side: 'next' | 'previous') => {
      const { player: now, transport: { [side]: track } } = latest.current
      if (track !== null) now.play(track, now.queue)
    }
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => latest.current.player.toggle()],
      ['pause', () => latest.current.player.toggle()],
      ['stop', () => latest.current.player.close()],
      ['seekbackward', ({ seekOffset }) => latest.current.transport.seekBy(-(seekOffset ?? 10))],
      ['seekforward', ({ seekOffset }) => latest.current.transport.seekBy(seekOffset ?? 10)],
      ['seekto', ({ seekTime }) => latest.current.transport.seekTo(seekTime ?? 0)],
      ['nexttrack', () => go('next')],
      ['previoustrack', () => go('previous')],
    ]
    for (const [action, act] of actions) navigator.mediaSession.setActionHandler(action, act)
    return () => {
      for (const [action] of actions) navigator.mediaSession.setActionHandler(action, null)
    }
  }, [])
}
