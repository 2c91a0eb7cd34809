import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import { StateMark } from '@/components/ui/state-mark'
import type { RunItem, RunItemStatus, SwitchRun } from '@/lib/contracts/campaigns'
import { byUrgency } from './run-counts'

/** A result per campaign, those that need a person on top. */
export function RunResults({ run }: { run: SwitchRun }) {
  return (
    <div tabIndex={0} role="region" aria-label="Result per campaign" className="max-h-80 overflow-y-auto outline-offset-[-2px]">
      <ul className="divide-y divide-line">
        {byUrgency(run.items).map((item) => (
          <ResultRow key={item.campaignId} item={item} active={run.active} />
        ))}
      </ul>
    </div>
  )
}

function ResultRow({ item, active }: { item: RunItem; active: boolean }) {
  const { shape, tone, word } = looks(item.status, active)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
      <span className="min-w-40 grow font-medium">{item.campaignName}</span>
      <StateMark shape={shape} tone={tone} label={word} />
      {item.detail === null ? null : (
        <span className="w-full text-muted">
          {item.detail}
          {item.upstreamCode === null ? null : ` (Convoso code ${item.upstreamCode})`}
        </span>
      )}
    </li>
  )
}

function looks(status: RunItemStatus, active: boolean): { shape: StateShape; tone: Tone; word: string } {
  const direction = active ? 'on' : 'off'
  switch (status) {
    case 'pending':
      return { shape: 'dash', tone: 'grey', word: 'Waiting' }
    case 'sending':
      return { shape: 'spinner', tone: 'blue', word: `Switching ${direction}…` }
    case 'confirmed':
      return { shape: active ? 'dot' : 'ring', tone: active ? 'green' : 'grey', word: `Confirmed ${direction}` }
    case 'unchanged':
      return { shape: active ? 'dot' : 'ring', tone: 'grey', word: `Already ${direction}` }
    case 'unknown':
      return { shape: 'triangle', tone: 'amber', word: 'Unknown' }
    case 'conflict':
      return { shape: 'triangle', tone: 'red', word: 'Not switched: conflict' }
    case 'failed':
      return { shape: 'triangle', tone: 'red', word: 'Failed' }
    case 'left-out':
      return { shape: 'dash', tone: 'grey', word: 'Left out' }
  }
}
