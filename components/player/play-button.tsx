'use client'

import type { ButtonProps } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import type { Track } from './player-provider'
import { usePlayer } from './player-provider'

type PlayButtonProps = { track: Track; queue?: readonly Track[]; size?: ButtonProps['size']; keys?: string }

/** Beside the play button while another recording is open: what comes after it. */
export function QueueButton({ track }: { track: Track }) {
  const { queueNext, current, queue } = usePlayer()
  if (current === null || current.recordingId === track.recordingId) return null
  const isNext = queue[queue.findIndex(({ recordingId }) => recordingId === current.recordingId) + 1]?.recordingId === track.recordingId
  return (
    <IconButton label={`Queue ${track.title} next`} size="small" aria-pressed={isNext} onClick={() => queueNext(track)}>
      <Icon name="list-start" className="size-4" />
    </IconButton>
  )
}

/** Plays a track, or pauses it while it sounds. `queue`: the tracks around it, for "next". */
export function PlayButton({ track, queue, size = 'small', keys }: PlayButtonProps) {
  const { play, toggle, current, isPlaying } = usePlayer()
  const isCurrent = current?.recordingId === track.recordingId
  const sounds = isCurrent && isPlaying
  return (
    <IconButton
      label={`${sounds ? 'Pause' : 'Play'} ${track.title}`}
      size={size}
      {...(keys !== undefined && { keys })}
      aria-pressed={sounds}
      data-play={track.recordingId}
      onClick={() => (isCurrent ? toggle() : play(track, queue))}
    >
      <Icon name={sounds ? 'pause' : 'play'} className="size-4" />
    </IconButton>
  )
}
