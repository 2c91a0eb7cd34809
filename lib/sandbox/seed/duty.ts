import type { Agent, Crew } from './agents'
import { isWeekend, startOfDay } from './calendar'
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

/** Working seconds per calendar day of one member of a crew, over a whole week. */
export const meanDutySeconds = (crew: Crew, members: number): number => {
  const hours = crewHours.find((known) => known.crew === crew)
  if (hours === undefined || members === 0) return 0
  const present = (5 * presentCount(members, hours.weekday) + 2 * presentCount(members, hours.weekend)) / 7
  return (present / members) * hours.length * 3600
}

type CrewHours = { crew: Crew; begins: number; staggered: number; length: number; weekday: number; weekend: number }

/** Hours from midnight. The first of each crew stays until the first of the next has come, so the floor is never empty. */
const crewHours: readonly CrewHours[] = [
  { crew: 'day', begins: 6, staggered: 1.75, length: 9.25, weekday: 0.8, weekend: 0.42 },
  { crew: 'evening', begins: 14.25, staggered: 1.25, length: 8.75, weekday: 0.86, weekend: 0.45 },
  { crew: 'night', begins: 21.75, staggered: 0.75, length: 9.5, weekday: 0.56, weekend: 0.5 },
]

const presentCount = (members: number, share: number): number => Math.min(members, Math.max(1, Math.round(members * share)))

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
