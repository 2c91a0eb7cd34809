'use client'

import { clsx } from 'clsx'
import { useMemo, useRef } from 'react'
import { useServerNow } from '@/components/ui/server-clock'
import { StateMark } from '@/components/ui/state-mark'
import { useSearchState } from '@/components/ui/use-search-state'
import { ageText } from '@/components/ui/age'
import { zonedTime } from '@/components/ui/zoned-time'
import { floorStates } from '@/lib/contracts/live-words'
import type { WallAgent, WallFloor } from '@/lib/contracts/walls'
import type { Received } from '@/lib/queries/received'
import { SinceText } from './since-text'
import { thresholdsOf, wallSearchParams } from './search-params'
import { lookOf, overLook, stateLooks, type StateLook } from './state-looks'
import { useFloorClock, type FloorClock } from './use-floor-clock'
import { useFloorTick } from './use-floor-tick'

/** Read from across the room. Everybody keeps their place, by name; nothing on it says who was called. */
export function WallBoard({ floor, problem }: { floor: Received<WallFloor>; problem: string | null }) {
  const [search] = useSearchState(wallSearchParams)
  const board = useRef<HTMLElement>(null)
  const clock = useFloorClock(floor)
  const thresholds = useMemo(() => thresholdsOf(search), [search])
  const { over, isOld } = useFloorTick(board, floor, { thresholds, clock })
  const here = floor.agents.filter(({ state }) => state !== 'offline')
  const size = sizes.find(({ upTo }) => here.length <= upTo) ?? smallest
  return (
    <main ref={board} className="flex min-h-dvh flex-col gap-6 p-6 xl:p-8">
      <WallHeader floor={floor} problem={problem} />
      <WallCounts agents={here} over={over} />
      {here.length === 0 ? <p className="m-auto text-[2rem] text-muted">{floor.source === 'monitor' ? 'Nobody is on the floor.' : 'Nobody is seen at work.'}</p> : null}
      <ul className={clsx('grid gap-3', size.grid)}>
        {here.map((agent) => (
          <Tile key={agent.key} agent={agent} isOver={over.has(agent)} isOld={isOld} size={size} clock={clock} />
        ))}
      </ul>
    </main>
  )
}

/** As large as so many people leave room for. */
const smallest = { upTo: Infinity, grid: 'grid-cols-[repeat(auto-fill,minmax(12rem,1fr))]', name: 'text-[1.125rem]/7', state: 'text-[1rem]/6' }
const sizes = [
  { upTo: 24, grid: 'grid-cols-[repeat(auto-fill,minmax(20rem,1fr))]', name: 'text-[1.75rem]/10', state: 'text-[1.5rem]/8 [&>svg]:size-5' },
  { upTo: 60, grid: 'grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]', name: 'text-[1.5rem]/9', state: 'text-[1.25rem]/7 [&>svg]:size-4' },
]

function WallHeader({ floor, problem }: { floor: Received<WallFloor>; problem: string | null }) {
  const nowMs = useServerNow()
  const readMs = Date.parse(floor.read.answeredAt)
  return (
    <header className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <h1 className="text-[2rem]/10 font-semibold">Live floor</h1>
      <p className="tabular text-[1.25rem] text-muted">
        {zonedTime(new Date(nowMs).toISOString(), floor.timeZone, 'time')}, read {ageText(nowMs - readMs)}
        {floor.source === 'derived' ? ', derived' : ''}
      </p>
      {problem === null ? null : (
        <p role="alert" className="rounded bg-danger-soft px-3 py-1 text-[1.25rem] font-medium text-danger">
          The newest read failed: {problem}
        </p>
      )}
    </header>
  )
}

function WallCounts({ agents, over }: { agents: readonly WallAgent[]; over: ReadonlySet<WallAgent> }) {
  const count = (state: WallAgent['state']) => agents.filter((agent) => agent.state === state).length
  const shown = floorStates.filter((state) => state !== 'offline' && (count(state) > 0 || (state !== 'other' && state !== 'ringing')))
  return (
    <dl className="flex flex-wrap gap-3">
      {shown.map((state) => (
        <WallCount key={state} look={stateLooks[state]} count={count(state)} />
      ))}
      <WallCount look={overLook} count={over.size} />
    </dl>
  )
}

const WallCount = ({ look: { word, shape, tone }, count }: { look: StateLook; count: number }) => (
  <div className="flex min-w-36 flex-col-reverse rounded border border-line bg-surface px-4 py-2">
    <dt className="flex h-8 items-center">
      <StateMark shape={shape} tone={count === 0 ? 'grey' : tone} label={word} className="text-[1.25rem] [&>svg]:size-4" />
    </dt>
    <dd className="tabular text-[3rem]/14 font-semibold">{count}</dd>
  </div>
)

type TileProps = { agent: WallAgent; isOver: boolean; isOld: boolean; size: typeof smallest; clock: FloorClock }

function Tile({ agent: { name, state, label, since, campaignName }, isOver, isOld, size, clock }: TileProps) {
  const { shape, tone } = lookOf(state, isOver)
  const word = label === '' ? stateLooks[state].word : label
  return (
    <li className={clsx('min-w-0 rounded border bg-surface px-4 py-2', isOver && !isOld ? 'border-danger' : 'border-line')}>
      <p className={clsx('flex items-center gap-3', size.name)}>
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        <SinceText since={since} clock={clock} />
      </p>
      <p className="flex items-center gap-3">
        <StateMark shape={shape} tone={tone} faded={isOld} label={word} className={size.state} />
        {isOver ? <span className="sr-only">too long</span> : null}
        <span className="min-w-0 grow truncate text-right text-muted">{campaignName ?? ''}</span>
      </p>
    </li>
  )
}
