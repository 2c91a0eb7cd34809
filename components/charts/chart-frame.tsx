'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { SkeletonRows } from '@/components/ui/skeleton'

/** Why there is nothing to draw; null when there is. */
export type ChartFace =
  | { kind: 'loading' }
  | { kind: 'empty'; title: string; detail?: ReactNode; action?: ReactNode }
  | { kind: 'failed'; title: string; detail: ReactNode; onRetry: () => void; isRetrying: boolean }

export type ChartView = 'chart' | 'table'

type ChartFrameProps = {
  title: string
  /** Where its numbers come from, e.g. `Convoso agent performance`. */
  source: string
  /** The stretch of time in words, in `zone`. */
  range: string
  zone: string
  readAt: string | null
  staleAfterMs?: number
  /** Pixels kept free from the first paint on, so that nothing moves when the drawing comes. */
  height: number
  face: ChartFace | null
  chart: ReactNode
  /** The same numbers as a table. */
  table: ReactNode
  legend?: ReactNode
  actions?: ReactNode
  /** Where the choice is part of the address; without it the frame keeps it. */
  view?: ChartView
  onView?: (view: ChartView) => void
}

/** A drawing with all that makes it believable: its source, its stretch of time, its zone, its age, and its numbers in a table. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, source, range, zone, readAt, staleAfterMs, height, face, chart, table, legend, actions } = props
  const [ownView, setOwnView] = useState<ChartView>('chart')
  const view = props.view ?? ownView
  const age = <Age at={readAt} zone={zone} prefix="Read" {...(staleAfterMs !== undefined && { staleAfterMs })} />
  const choice = <Segmented label={`${title}: how it is shown`} options={views} value={view} onChange={props.onView ?? setOwnView} />
  return (
    <Panel
      title={title}
      age={readAt === null ? undefined : age}
      actions={
        <>
          {actions}
          {choice}
        </>
      }
    >
      <p className="mb-2 text-table text-muted">
        {range} · {zone} · {source}
      </p>
      {face === null && view === 'chart' && legend !== undefined ? <div className="mb-2">{legend}</div> : null}
      <div className="flex flex-col" style={{ minHeight: height }}>
        {face === null ? view === 'chart' ? chart : table : <Missing face={face} title={title} height={height} />}
      </div>
    </Panel>
  )
}

const views = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

function Missing({ face, title, height }: { face: ChartFace; title: string; height: number }) {
  if (face.kind === 'loading') return <SkeletonRows rows={Math.max(2, Math.floor(height / 40))} label={`Loading: ${title}`} />
  if (face.kind === 'empty') return <Face kind="empty" title={face.title} detail={face.detail} action={face.action} />
  return <Face kind="failed" title={face.title} detail={face.detail} onRetry={face.onRetry} retrying={face.isRetrying} />
}
