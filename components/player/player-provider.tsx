'use client'

import type { ReactNode, RefObject } from 'react'
import { createContext, use, useMemo, useRef, useState } from 'react'
import { withNext } from './with-next'

/** What can be played. `title` and `detail` are shown; `href` is the page it belongs to, without personal data. */
export type Track = {
  /** `l<leadId>-<recordingId>` or `c<callLogId>`. */
  recordingId: string
  title: string
  detail: string
  seconds: number | null
  href: string | null
}

export type Player = {
  /** Starts a track from its beginning, or goes on with it when it is the current one. `queue`: the tracks around it, in their order. */
  play: (track: Track, queue?: readonly Track[]) => void
  current: Track | null
  isPlaying: boolean
  /** Puts a track right behind the one that is open, wherever it was in the queue before. */
  queueNext: (track: Track) => void
  toggle: () => void
  /** Shows a track without a sound, ready to begin at a second. Nothing is fetched yet. */
  open: (track: Track, second: number) => void
  close: () => void
  queue: readonly Track[]
  audio: RefObject<HTMLAudioElement | null>
}

const PlayerContext = createContext<Player | null>(null)

/** One sound for the whole desk: it goes on while pages change. What people see of it is loaded when something is played. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [{ current, queue }, setChosen] = useState<{ current: Track | null; queue: readonly Track[] }>({ current: null, queue: [] })
  const [isPlaying, setPlaying] = useState(false)
  const player = useMemo<Player>(() => {
    const sound = (): void => void audio.current?.play().catch(() => undefined)
    const put = (track: Track, second: number) => {
      if (audio.current === null) return
      audio.current.src = audioPath(track.recordingId)
      if (second > 0) audio.current.currentTime = second
    }
    return {
      play: (track, around = []) => {
        if (track.recordingId !== current?.recordingId) put(track, 0)
        setChosen({ current: track, queue: around })
        // In the same breath as the key or click: a browser plays nothing that nobody asked for.
        sound()
      },
      queueNext: (track) => setChosen((chosen) => ({ ...chosen, queue: withNext(chosen, track) })),
      toggle: () => (audio.current?.paused === false ? audio.current.pause() : sound()),
      open: (track, second) => {
        put(track, second)
        setChosen({ current: track, queue: [] })
      },
      close: () => {
        audio.current?.removeAttribute('src')
        audio.current?.load()
        setChosen({ current: null, queue: [] })
      },
      current,
      isPlaying,
      queue,
      audio,
    }
  }, [current, queue, isPlaying])
  return (
    <PlayerContext value={player}>
      {children}
      <audio ref={audio} preload="none" onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEmptied={() => setPlaying(false)} />
    </PlayerContext>
  )
}

export function usePlayer(): Player {
  const player = use(PlayerContext)
  if (player === null) throw new Error('usePlayer needs a PlayerProvider above it')
  return player
}

export const audioPath = (recordingId: string): string => `/api/recordings/${recordingId}/audio`
