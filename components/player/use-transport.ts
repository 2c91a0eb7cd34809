import { useEffect, useRef, useState } from 'react'
import type { Picture } from './picture'
import { silenceEnd } from './picture'
import type { Player, Track } from './player-provider'
import { keepPreferences, readPreferences, speeds, type PlayerPreferences } from './preferences'
import { usePlayback, type Playback } from './use-playback'

export type Transport = Playback & {
  /** Seconds in all, from the best source there is; 0 for unknown. */
  length: number
  preferences: PlayerPreferences
  prefer: (changes: Partial<PlayerPreferences>) => void
  seekTo: (second: number) => void
  seekBy: (seconds: number) => void
  /** One step slower (-1) or faster (1). */
  changeSpeed: (step: -1 | 1) => void
  next: Track | null
  previous: Track | null
  /** After a failure: from where it stood. */
  tryAgain: () => void
}

/** Everything that buttons, keys and the system's media keys do with the sound. */
export function useTransport(player: Player, picture: Picture | null): Transport {
  const { audio, current, queue } = player
  const playback = usePlayback(audio)
  const [preferences, setPreferences] = useState(readPreferences)
  useApplied(player, preferences, picture)
  const length = playback.duration ?? picture?.seconds ?? current?.seconds ?? 0
  const at = queue.findIndex(({ recordingId }) => recordingId === current?.recordingId)
  const next = at === -1 ? null : (queue[at + 1] ?? null)
  usePlaysOn(player, preferences.playsOn ? next : null)
  const seekTo = (second: number) => place(audio.current, Math.max(0, length > 0 ? Math.min(second, Math.max(0, length - 0.1)) : second))
  const prefer = (changes: Partial<PlayerPreferences>) => {
    const chosen = { ...preferences, ...changes }
    setPreferences(chosen)
    keepPreferences(chosen)
  }
  return {
    ...playback,
    length,
    preferences,
    prefer,
    seekTo,
    seekBy: (seconds) => seekTo((audio.current?.currentTime ?? 0) + seconds),
    changeSpeed: (step) => prefer({ speed: speeds[speeds.findIndex((speed) => speed === preferences.speed) + step] ?? preferences.speed }),
    next,
    previous: at === -1 ? null : (queue[at - 1] ?? null),
    tryAgain: () => {
      const second = audio.current?.currentTime ?? 0
      audio.current?.load()
      seekTo(second)
      player.toggle()
    },
  }
}

function place(element: HTMLAudioElement | null, second: number) {
  if (element !== null) element.currentTime = second
}

function tune(element: HTMLAudioElement, speed: number, volume: number) {
  // The default too: a new source begins with it.
  element.defaultPlaybackRate = speed
  element.playbackRate = speed
  element.volume = volume
}

function useApplied({ audio, current }: Player, { speed, volume, skipsSilence }: PlayerPreferences, picture: Picture | null) {
  useEffect(() => {
    if (audio.current !== null) tune(audio.current, speed, volume)
  }, [audio, current, speed, volume])
  useEffect(() => {
    const element = audio.current
    if (element === null || !skipsSilence || picture === null) return
    const skip = () => {
      const end = element.paused || element.seeking ? null : silenceEnd(picture.silences, element.currentTime)
      if (end !== null) place(element, end)
    }
    element.addEventListener('timeupdate', skip)
    return () => element.removeEventListener('timeupdate', skip)
  }, [audio, skipsSilence, picture])
}

/** The element is one and the same, and somebody pressed play on it: browsers let it go on by itself. */
function usePlaysOn(player: Player, next: Track | null) {
  const latest = useRef({ player, next })
  useEffect(() => {
    latest.current = { player, next }
  })
  const { audio } = player
  useEffect(() => {
    const element = audio.current
    if (element === null) return
    const goOn = () => {
      const { player: now, next: track } = latest.current
      if (track !== null) now.play(track, now.queue)
    }
    element.addEventListener('ended', goOn)
    return () => element.removeEventListener('ended', goOn)
  }, [audio])
}
