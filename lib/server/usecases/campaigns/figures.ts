import type { Campaign, Figure } from '@/lib/contracts/campaigns'
import { fromInstant } from '@/lib/shared/instant'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer, DialerCampaign } from '@/lib/server/ports/dialer'
import { makeRecentCalls, type RecentCalls } from './recent-calls'

type Figures = Pick<Campaign, 'activeLists' | 'agentsNow' | 'callsLastHour' | 'contactsLastHour'>
type Deps = { dialer: Dialer; clock: Clock; onChange: () => void }

const agentsMaxAgeMs = 15_000
const callsMaxAgeMs = 30_000
const listsMaxAgeMs = 300_000

/** The counts beside each campaign: gathered behind the states, at background pace, and only while somebody looks. */
export type CampaignFigures = {
  of: (campaignId: string) => Figures
  /** Refreshes what is too old; resolves when done, never rejects. Concurrent calls share one round. */
  refresh: (campaigns: DialerCampaign[]) => Promise<void>
  recentCalls: RecentCalls
  version: () => number
}

const notLoaded: Figure = { value: null, answeredAt: null, problem: null }

export function makeFigures(deps: Deps): CampaignFigures {
  const state = { agents: new Map<string, number>(), agentsFace: notLoaded, lists: new Map<string, Figure>(), version: 0 }
  const recentCalls = makeRecentCalls(deps)
  let round: Promise<void> | null = null
  return {
    recentCalls,
    version: () => state.version,
    of: (campaignId) => ({
      activeLists: state.lists.get(campaignId) ?? notLoaded,
      agentsNow: state.agentsFace.answeredAt === null ? state.agentsFace : { ...state.agentsFace, value: state.agents.get(campaignId) ?? 0 },
      ...recentCalls.of(campaignId),
    }),
    refresh: (campaigns) => {
      round ??= refreshAll(deps, state, { campaigns, recentCalls }).finally(() => {
        round = null
      })
      return round
    },
  }
}

type State = { agents: Map<string, number>; agentsFace: Figure; lists: Map<string, Figure>; version: number }

async function refreshAll(deps: Deps, state: State, work: { campaigns: DialerCampaign[]; recentCalls: RecentCalls }): Promise<void> {
  const bump = () => {
    state.version += 1
    deps.onChange()
  }
  if (await refreshAgents(deps, state)) bump()
  if (await work.recentCalls.refresh(callsMaxAgeMs)) bump()
  const stale = work.campaigns.filter((campaign) => isStale(deps, state.lists.get(campaign.id), listsMaxAgeMs))
  await Promise.all(stale.map((campaign) => refreshLists(deps, state, campaign.id)))
  if (stale.length > 0) bump()
}

const isStale = (deps: Deps, known: Figure | undefined, maxAgeMs: number): boolean =>
  known === undefined || known.answeredAt === null || fromInstant(known.answeredAt) < deps.clock.now() - maxAgeMs

async function refreshAgents(deps: Deps, state: State): Promise<boolean> {
  if (!isStale(deps, state.agentsFace, agentsMaxAgeMs)) return false
  try {
    const read = await deps.dialer.agents.monitor({}, { priority: 'background', maxAgeMs: agentsMaxAgeMs })
    const counts = new Map<string, number>()
    for (const agent of read.data) {
      if (agent.state === 'offline' || agent.campaignId === null) continue
      counts.set(agent.campaignId, (counts.get(agent.campaignId) ?? 0) + 1)
    }
    state.agents = counts
    state.agentsFace = { value: null, answeredAt: read.answeredAt, problem: null }
  } catch (error) {
    state.agentsFace = { ...state.agentsFace, problem: sentenceOf(error) }
  }
  return true
}

async function refreshLists(deps: Deps, state: State, campaignId: string): Promise<void> {
  try {
    const read = await deps.dialer.lists.search({ active: true, campaignId }, { priority: 'background', maxAgeMs: listsMaxAgeMs })
    state.lists.set(campaignId, { value: read.data.length, answeredAt: read.answeredAt, problem: null })
  } catch (error) {
    const known = state.lists.get(campaignId) ?? notLoaded
    // The attempt's time is not kept: a failed count is asked again at the next look.
    state.lists.set(campaignId, { ...known, problem: sentenceOf(error) })
  }
}
