import type { World } from '@/lib/sandbox/seed/world'
import { readyAt, type Standing } from './standing'

/** Sends two ready agents of the biggest crew to each campaign that came on and has nobody, as a floor manager would. */
export const staffRestarted = (world: World, agents: Map<number, Standing>, { restarted, now }: { restarted: readonly number[]; now: number }): void => {
  for (const campaignId of restarted) {
    if ([...agents.values()].some((agent) => agent.campaignId === campaignId)) continue
    const lenders = [...agents.values()].filter((agent) => agent.state === 'READY' && crewOf(agents, agent.campaignId) > 2)
    lenders.sort((one, other) => crewOf(agents, other.campaignId) - crewOf(agents, one.campaignId) || one.userId - other.userId)
    for (const lender of lenders.slice(0, 2)) agents.set(lender.userId, readyAt(world, { ...lender, campaignId }, now))
  }
}

const crewOf = (agents: ReadonlyMap<number, Standing>, campaignId: number): number =>
  [...agents.values()].filter((agent) => agent.campaignId === campaignId).length
