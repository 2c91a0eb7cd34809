'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { fillOf, timePartLooks, timeParts } from '@/components/charts/chart-colours'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { isFew } from '@/lib/contracts/agent-columns-words'
import { countText, rateText, shareText } from '@/lib/contracts/figure-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { ratioValue, standardRatios, type Sums } from '@/lib/contracts/performance-words'
import { clockText } from '@/lib/shared/durations'
import { oddityWords } from './oddity-words'
import { useRovingRows } from './use-roving-rows'

type TimeBarsProps = { rows: readonly AgentRow[]; few: number; agentHref: (row: AgentRow) => string; callsHref: (row: AgentRow) => string }

/** One bar per agent on one scale: talk, wait, wrap-up and pause. A bar leads to the calls behind it. */
export function TimeBars({ rows, few, agentHref, callsHref }: TimeBarsProps) {
  const [isWhole, setWhole] = useState(false)
  const all = rows.filter((row) => row.now !== null)
  const drawn = isWhole ? all : all.slice(0, firstBars)
  const longest = Math.max(3_600, ...all.map(({ now }) => (now === null ? 0 : partsTotal(now))))
  const roving = useRovingRows(drawn.length)
  return (
    <div className="max-h-[480px] overflow-y-auto pr-2 text-table">
      <Scale longest={longest} />
      <ul onKeyDown={roving.onKeyDown}>
        {drawn.map((row, index) =>
          row.now === null ? null : (
            <li key={row.userId} className={clsx(grid, 'h-12 [contain-intrinsic-size:auto_48px] [content-visibility:auto] sm:h-7 sm:[contain-intrinsic-size:auto_28px]', isFew(row, few) && 'text-muted')}>
              <Link href={agentHref(row)} isPrefetched={false} title={row.name} className="truncate rounded-small hover:underline" tabIndex={-1}>
                {row.name}
              </Link>
              <Link
                {...roving.itemProps(index)}
                href={callsHref(row)}
                isPrefetched={false}
                title={barSentence(row.name, row.now)}
                aria-label={`${barSentence(row.name, row.now)}${isFew(row, few) ? ' Few calls.' : ''} Opens the calls.`}
                className={clsx(barPlace, 'rounded-small', isFew(row, few) && 'opacity-45')}
              >
                <Bar sums={row.now} longest={longest} />
              </Link>
              <span className="tabular col-start-2 row-start-1 flex justify-end gap-2 whitespace-nowrap sm:col-start-3">
                {row.oddities.length === 0 ? null : (
                  <span className="text-amber" title={row.oddities.map((oddity) => oddityWords[oddity]).join(' ')}>
                    odd
                  </span>
                )}
                {isFew(row, few) ? <span>few calls</span> : null}
                <span title="Calls, and human answers per logged hour">
                  {countText(row.now.calls)} · {perHour(row.now)}
                </span>
              </span>
            </li>
          ),
        )}
      </ul>
      {drawn.length === all.length ? null : (
        <Button size="small" variant="ghost" onClick={() => setWhole(true)} className="my-1">
          Draw the other {all.length - drawn.length} agents
        </Button>
      )}
    </div>
  )
}

/** More than the eye takes in at once; the scale is of all. */
const firstBars = 60

/** On a narrow screen the bar lies below its name, as wide as there is room. */
const grid = 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[132px_minmax(0,1fr)_minmax(104px,auto)]'
const barPlace = 'col-span-2 row-start-2 sm:col-span-1 sm:col-start-2 sm:row-start-1'

/** The four times as Convoso gave them: their sum is the bar, even where Convoso's own total differs. */
const partsTotal = (sums: Sums): number => timeParts.reduce((sum, part) => sum + sums[`${part}Seconds`], 0)

function perHour(sums: Sums): string {
  const rate = ratioValue(sums, standardRatios.humansPerHour)
  return rate === null ? '–' : rateText(rate)
}

function Bar({ sums, longest }: { sums: Sums; longest: number }) {
  return (
    <svg aria-hidden className="keeps-colour block h-4 w-full">
      {timeParts.map((part, index) => {
        const before = timeParts.slice(0, index).reduce((sum, each) => sum + sums[`${each}Seconds`], 0)
        return (
          <rect key={part} x={percent(before, longest)} width={percent(sums[`${part}Seconds`], longest)} height="16" fill={fillOf(timePartLooks[part])} />
        )
      })}
    </svg>
  )
}

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`

function partSentence(part: (typeof timeParts)[number], sums: Sums): string {
  const seconds = sums[`${part}Seconds`]
  const share = sums.totalSeconds === 0 ? '' : ` (${shareText(seconds / sums.totalSeconds)})`
  return `${timePartLooks[part].label} ${clockText(seconds)}${share}`
}

const barSentence = (name: string, sums: Sums): string =>
  `${name}: ${timeParts.map((part) => partSentence(part, sums)).join(', ')} of ${clockText(sums.totalSeconds)} logged, ${countText(sums.calls)} calls.`

/** Whole hours along the top, few enough to be read. */
function Scale({ longest }: { longest: number }) {
  const hours = longest / 3_600
  const step = [1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 720].find((each) => hours / each <= 6) ?? 2_000
  // A word at the very end would not fit.
  const ticks = Array.from({ length: Math.floor((hours * 0.92) / step) + 1 }, (_, index) => index * step)
  return (
    <div aria-hidden className={clsx(grid, 'sticky top-0 z-10 h-10 bg-surface text-small text-muted sm:h-6')}>
      <span className={clsx(barPlace, 'relative h-5 border-b border-line sm:h-full')}>
        {ticks.map((tick) => (
          <span key={tick} className="absolute bottom-0 border-l border-edge pl-1 whitespace-nowrap" style={{ left: percent(tick * 3_600, longest) }}>
            {tick} h
          </span>
        ))}
      </span>
      <span className="col-start-2 row-start-1 text-right whitespace-nowrap sm:col-start-3">calls · human / h</span>
    </div>
  )
}
