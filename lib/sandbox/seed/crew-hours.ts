import type { Crew } from './agents'

type CrewHours = { crew: Crew; begins: number; staggered: number; length: number; weekday: number; weekend: number }

/** Hours from midnight. The first of each crew stays until the first of the next has come, so the floor is never empty. */
export const crewHours: readonly CrewHours[] = [
  { crew: 'day', begins: 6, staggered: 1.75, length: 9.25, weekday: 0.8, weekend: 0.42 },
  { crew: 'evening', begins: 14.75, staggered: 1.5, length: 8, weekday: 0.86, weekend: 0.45 },
  { crew: 'night', begins: 22, staggered: 0.75, length: 9.5, weekday: 0.56, weekend: 0.5 },
]

/** How many of a crew work on a day; always somebody. */
export const presentCount = (members: number, share: number): number => Math.min(members, Math.max(1, Math.round(members * share)))

/** Working seconds per calendar day of one member of a crew, over a whole week. */
export const meanDutySeconds = (crew: Crew, members: number): number => {
  const hours = crewHours.find((known) => known.crew === crew)
  if (hours === undefined || members === 0) return 0
  const present = (5 * presentCount(members, hours.weekday) + 2 * presentCount(members, hours.weekend)) / 7
  return (present / members) * hours.length * 3600
}
