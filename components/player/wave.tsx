import { clsx } from 'clsx'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useMemo } from 'react'
import type { Picture } from './picture'
import { loudestOf, outlineOf, positionText, spokenTime } from './picture'

type WaveProps = {
  picture: Picture | null
  second: number
  length: number
  onSeek: (second: number) => void
  onToggle: () => void
}

/** The sound from left to right, one band per channel; a plain bar until it is drawn. Click, drag or keys seek. */
export function Wave({ picture, second, length, onSeek, onToggle }: WaveProps) {
  const share = length > 0 ? Math.min(1, second / length) : 0
  const seekAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    onSeek(Math.max(0, Math.min(1, (event.clientX - left) / width)) * length)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-valuemin={0}
      aria-valuemax={Math.floor(length)}
      aria-valuenow={Math.floor(second)}
      aria-valuetext={`${spokenTime(second)} of ${spokenTime(length)}`}
      className="relative h-12 min-w-0 grow cursor-pointer touch-none rounded-small"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        seekAt(event)
      }}
      onPointerMove={(event) => (event.buttons === 1 ? seekAt(event) : undefined)}
      onKeyDown={(event) => {
        const target = keyTarget(event, { second, length })
        if (target === undefined && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        if (target === undefined) onToggle()
        else onSeek(target)
      }}
    >
      <Bands picture={picture} className="text-edge/70" />
      <div aria-hidden className="absolute inset-0" style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}>
        <Bands picture={picture} className="text-accent" />
      </div>
      <div aria-hidden className="absolute inset-y-0 w-px bg-ink" style={{ left: `${share * 100}%` }} />
    </div>
  )
}

function Bands({ picture, className }: { picture: Picture | null; className: string }) {
  const outlines = useMemo(() => {
    const channels = picture?.channels ?? []
    const loudest = loudestOf(channels)
    return channels.map((peaks) => ({ width: Math.max(1, peaks.length - 1), path: outlineOf(peaks, loudest) }))
  }, [picture])
  if (outlines.length === 0) return <div aria-hidden className={clsx('absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded bg-current', className)} />
  return (
    <div aria-hidden className={clsx('absolute inset-0 flex flex-col', className)}>
      {outlines.map(({ width, path }, channel) => (
        <svg key={channel} viewBox={`0 0 ${width} 2000`} preserveAspectRatio="none" className="min-h-0 w-full grow basis-0">
          <path d={path} fill="currentColor" />
        </svg>
      ))}
    </div>
  )
}

/** Where a key goes, in seconds. */
function keyTarget({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { second, length }: { second: number; length: number }): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (key === 'ArrowRight' || key === 'ArrowUp') return second + 5
  if (key === 'ArrowLeft' || key === 'ArrowDown') return second - 5
  if (key === 'PageUp') return second + 30
  if (key === 'PageDown') return second - 30
  if (key === 'Home') return 0
  return key === 'End' ? length : undefined
}

export const TimeText = ({ second, length }: { second: number; length: number }) => (
  <span className="tabular shrink-0 text-small whitespace-nowrap text-muted">
    <span className="text-ink">{positionText(second)}</span> / {length > 0 ? positionText(length) : '–'}
  </span>
)
