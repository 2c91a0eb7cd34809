import type { Tone } from '@/components/ui/badge'
import type { StateShape } from '@/components/ui/state-mark'
import { StateMark } from '@/components/ui/state-mark'
import type { AgentState } from '@/lib/contracts/agents'
import type { CampaignDetail } from '@/lib/contracts/campaigns'
import { clockText } from '@/lib/shared/durations'

type Agents = NonNullable<CampaignDetail['agents']['data']>

/** Who is on it now, by name. The time in state is as of the read. */
export function CampaignAgents({ agents }: { agents: Agents }) {
  const sorted = [...agents].sort((a, b) => a.name.localeCompare(b.name))
  return (
    <div tabIndex={0} role="region" aria-label="Agents on this campaign" className="max-h-80 overflow-y-auto outline-offset-[-2px]">
      <ul className="divide-y divide-line">
        {sorted.map((agent) => {
          const { shape, tone } = marks[agent.state]
          return (
            <li key={agent.userId} className="flex items-center gap-3 px-4 py-1.5">
              <span className="min-w-0 grow truncate">{agent.name}</span>
              <StateMark shape={shape} tone={tone} label={agent.label} />
              <span className="tabular w-16 text-right text-muted">{agent.seconds === null ? '–' : clockText(agent.seconds)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const marks: Record<AgentState, { shape: StateShape; tone: Tone }> = {
  'on-call': { shape: 'dot', tone: 'blue' },
  ringing: { shape: 'dot', tone: 'violet' },
  ready: { shape: 'ring', tone: 'green' },
  'wrap-up': { shape: 'half', tone: 'violet' },
  paused: { shape: 'bars', tone: 'amber' },
  offline: { shape: 'dash', tone: 'grey' },
  other: { shape: 'dash', tone: 'grey' },
}
