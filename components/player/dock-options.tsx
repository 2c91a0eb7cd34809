import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Tooltip } from '@/components/ui/tooltip'
import type { Track } from './player-provider'
import { audioPath } from './player-provider'
import { speeds } from './preferences'
import { linkTo } from './recording-link'
import type { Transport } from './use-transport'

type DockOptionsProps = { track: Track; transport: Transport; hasPicture: boolean; mayDownload: boolean }

/** How it sounds, and what can be taken along. */
export function DockOptions({ track, transport, hasPicture, mayDownload }: DockOptionsProps) {
  const { preferences, prefer } = transport
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Speed speed={preferences.speed} onSpeed={(speed) => prefer({ speed })} />
      <IconButton
        label={hasPicture ? 'Skip silence' : 'Skip silence (not known for this recording)'}
        size="small"
        aria-pressed={preferences.skipsSilence}
        variant={preferences.skipsSilence ? 'primary' : 'ghost'}
        onClick={() => prefer({ skipsSilence: !preferences.skipsSilence })}
      >
        <Icon name="fold-horizontal" className="size-4" />
      </IconButton>
      <IconButton
        label="Play on to the next recording"
        keys="N"
        size="small"
        aria-pressed={preferences.playsOn}
        variant={preferences.playsOn ? 'primary' : 'ghost'}
        onClick={() => prefer({ playsOn: !preferences.playsOn })}
      >
        <Icon name="list-end" className="size-4" />
      </IconButton>
      <Volume volume={preferences.volume} onVolume={(volume) => prefer({ volume })} />
      <CopyLink track={track} second={transport.second} />
      {mayDownload ? (
        <Tooltip label="Download (recorded in the audit)" silent>
          <a
            href={`${audioPath(track.recordingId)}?download=1`}
            download
            aria-label="Download the recording"
            className={`${buttonClass('ghost', 'small')} w-7 px-0!`}
          >
            <Icon name="download" className="size-4" />
          </a>
        </Tooltip>
      ) : null}
    </div>
  )
}

function Speed({ speed, onSpeed }: { speed: number; onSpeed: (speed: number) => void }) {
  return (
    <select
      aria-label="Speed"
      value={speed}
      onChange={(event) => onSpeed(Number(event.target.value))}
      className="tabular h-7 rounded border border-edge bg-surface px-1 text-table text-ink"
    >
      {speeds.map((each) => (
        <option key={each} value={each}>
          {each}×
        </option>
      ))}
    </select>
  )
}

function Volume({ volume, onVolume }: { volume: number; onVolume: (volume: number) => void }) {
  const [before, setBefore] = useState(1)
  const mute = () => {
    if (volume > 0) setBefore(volume)
    onVolume(volume > 0 ? 0 : before)
  }
  return (
    <>
      <IconButton label={volume === 0 ? 'Sound on' : 'Mute'} size="small" onClick={mute}>
        <Icon name={volume === 0 ? 'volume-x' : 'volume-2'} className="size-4" />
      </IconButton>
      <input
        type="range"
        aria-label="Volume"
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => onVolume(Number(event.target.value))}
        className="hidden w-16 accent-(--accent) lg:block"
      />
    </>
  )
}

function CopyLink({ track, second }: { track: Track; second: number }) {
  const [said, setSaid] = useState<string | null>(null)
  const copy = async () => {
    const link = linkTo(track.href ?? '/recordings', { recordingId: track.recordingId, second })
    try {
      await navigator.clipboard.writeText(`${location.origin}${link}`)
      setSaid('Link copied')
    } catch {
      setSaid('The browser did not allow copying')
    }
  }
  return (
    <>
      <IconButton label={said ?? 'Copy a link to this second'} size="small" onClick={() => void copy()} onBlur={() => setSaid(null)}>
        <Icon name="link" className="size-4" />
      </IconButton>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
