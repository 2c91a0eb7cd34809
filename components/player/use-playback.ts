import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

export type Playback = {
  second: number
  /** Null until the browser knows it. */
  duration: number | null
  isWaiting: boolean
  hasFailed: boolean
}

const events = ['timeupdate', 'durationchange', 'seeking', 'seeked', 'waiting', 'playing', 'canplay', 'error', 'emptied', 'loadstart', 'ended'] as const

/** What the sound does, as often as the browser tells. */
export function usePlayback(audio: RefObject<HTMLAudioElement | null>): Playback {
  const [playback, setPlayback] = useState<Playback>(() => read(audio.current))
  useEffect(() => {
    const element = audio.current
    if (element === null) return
    const tell = () => setPlayback(read(element))
    // It began, or failed, before this was loaded.
    tell()
    for (const event of events) element.addEventListener(event, tell)
    return () => {
      for (const event of events) element.removeEventListener(event, tell)
    }
  }, [audio])
  return playback
}

function read(element: HTMLAudioElement | null): Playback {
  if (element === null) return { second: 0, duration: null, isWaiting: false, hasFailed: false }
  const { currentTime, duration, error, paused, readyState, ended } = element
  return {
    second: currentTime,
    duration: Number.isFinite(duration) ? duration : null,
    isWaiting: error === null && !paused && !ended && readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    hasFailed: error !== null,
  }
}
