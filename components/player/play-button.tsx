'use client'

import type { ButtonProps } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import type { Track } from './player-provider'
import { usePlayer } from './player-provider'

type PlayButtonProps = { track: Track; queue?: readonly Track[]; size?: ButtonProps['size']; keys?: string }

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
