import type { Agent, Crew } from './agents'
import { isWeekend, startOfDay } from './calendar'
import { crewHours, presentCount } from './crew-hours'
import type { World } from './world'

/** One agent's working time, epoch seconds, and the campaign it is for. */
export type Shift = { agent: Agent; start: number; end: number; campaignId: number }

/** The shifts that begin on a day; a night shift ends on the next one. */
export const shiftsOn = (world: World, day: number): Shift[] => {
  const midnight = startOfDay(day, world.zone)
  return crewHours.flatMap(({ crew, begins, staggered, length }) => {
    const working = workingOn(world, crew, day)
    return working.map((agent, place) => {
      const start = Math.round(midnight + (begins + (staggered * place) / working.length) * 3600) + (agent.index % 7) * 11
      return { agent, start, end: Math.round(start + length * 3600), campaignId: campaignOf(world, agent, day) }
    })
  })
}

const workingOn = (world: World, crew: Crew, day: number): Agent[] => {
  const members = world.agents.filter((agent) => agent.crew === crew)
  const hours = crewHours.find((known) => known.crew === crew)
  if (hours === undefined || members.length === 0) return []
  const count = presentCount(members.length, isWeekend(day) ? hours.weekend : hours.weekday)
  // The days off walk around the crew, so that everybody is away now and then.
  const from = (day * Math.ceil(members.length / 7)) % members.length
  return Array.from({ length: count }, (_, place) => members[(from + place) % members.length]).filter((agent) => agent !== undefined)
}

const campaignOf = (world: World, agent: Agent, day: number): number => {
  const earlier = agent.earlierCampaignId === null ? undefined : world.campaignById.get(agent.earlierCampaignId)
  return earlier !== undefined && earlier.lastDay !== null && day <= earlier.lastDay ? earlier.id : agent.campaignId
}
