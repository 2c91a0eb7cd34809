'use client'

import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Spinner } from '@/components/ui/spinner'
import { DockOptions } from './dock-options'
import type { Picture } from './picture'
import type { Player, Track } from './player-provider'
import { useMediaSession } from './use-media-session'
import type { Transport } from './use-transport'
import { TimeText, Wave } from './wave'

type DockProps = {
  player: Player
  transport: Transport
  picture: Picture | null
  /** Why there is no picture, when that is certain. */
  pictureProblem: string | null
  mayDownload: boolean
  /** A sentence on why a recording does not sound. */
  explain: (recordingId: string) => Promise<string>
}

/** The player at the foot of every page. */
export function Dock({ player, transport, picture, pictureProblem, mayDownload, explain }: DockProps) {
  const { current } = player
  useMediaSession(player, transport)
  if (current === null) return null
  return (
    <section
      aria-label="Player"
      data-player
      className="sticky bottom-14 z-30 flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-raised px-4 py-2 shadow-floating md:bottom-0 md:flex-nowrap md:px-6"
    >
      <Buttons player={player} transport={transport} />
      <div className="min-w-0 grow basis-40 md:w-56 md:shrink-0 md:grow-0 md:basis-auto xl:w-72">
        <Name track={current} />
        <div className="flex items-center gap-2">
          <TimeText second={transport.second} length={transport.length} />
          {transport.isWaiting ? <Spinner /> : null}
          {pictureProblem === null ? null : <span className="truncate text-small text-muted">{pictureProblem}</span>}
        </div>
      </div>
      {transport.hasFailed ? (
        <Failure key={current.recordingId} recordingId={current.recordingId} explain={explain} onRetry={transport.tryAgain} />
      ) : (
        <div className="order-last w-full md:order-none md:w-auto md:grow">
          <Wave picture={picture} second={transport.second} length={transport.length} onSeek={transport.seekTo} onToggle={player.toggle} />
        </div>
      )}
      <DockOptions track={current} transport={transport} hasPicture={picture !== null} mayDownload={mayDownload} />
      <IconButton label="Close the player" size="small" onClick={player.close}>
        <Icon name="x" className="size-4" />
      </IconButton>
    </section>
  )
}

function Buttons({ player, transport }: { player: Player; transport: Transport }) {
  const { next, previous, seekBy } = transport
  const step = (track: Track | null) => (track === null ? undefined : () => player.play(track, player.queue))
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Step label="Previous recording" keys="[" onStep={step(previous)}>
        <Icon name="skip-back" className="size-4" />
      </Step>
      <IconButton label="Back 10 seconds" keys="," size="small" onClick={() => seekBy(-10)}>
        <Icon name="rewind" className="size-4" />
      </IconButton>
      <IconButton label={player.isPlaying ? 'Pause' : 'Play'} keys="O" variant="primary" onClick={player.toggle}>
        <Icon name={player.isPlaying ? 'pause' : 'play'} className="size-4" />
      </IconButton>
      <IconButton label="Forward 10 seconds" keys="." size="small" onClick={() => seekBy(10)}>
        <Icon name="fast-forward" className="size-4" />
      </IconButton>
      <Step label="Next recording" keys="]" onStep={step(next)}>
        <Icon name="skip-forward" className="size-4" />
      </Step>
    </div>
  )
}

type StepProps = { label: string; keys: string; onStep: (() => void) | undefined; children: ReactNode }

const Step = ({ label, keys, onStep, children }: StepProps) => (
  <IconButton label={label} keys={keys} size="small" disabled={onStep === undefined} onClick={onStep}>
    {children}
  </IconButton>
)

function Name({ track }: { track: Track }) {
  const title = <span className="block truncate font-medium">{track.title}</span>
  return (
    <div className="min-w-0">
      {track.href === null ? title : <Link href={track.href} className="block min-w-0 hover:underline">{title}</Link>}
      <span className="block truncate text-small text-muted">{track.detail}</span>
    </div>
  )
}

type FailureProps = { recordingId: string; explain: DockProps['explain']; onRetry: () => void }

function Failure({ recordingId, explain, onRetry }: FailureProps) {
  const [sentence, setSentence] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    void explain(recordingId).then((found) => (isWanted ? setSentence(found) : undefined))
    return () => {
      isWanted = false
    }
  }, [recordingId, explain])
  return (
    <div role="alert" className="order-last flex w-full min-w-0 items-center gap-3 rounded bg-danger-soft px-3 py-1.5 md:order-none md:w-auto md:grow">
      <p className="min-w-0 grow text-table text-danger">{sentence ?? 'This recording does not play. Looking for the reason…'}</p>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
