import type { Figure, Preflight } from '@/lib/contracts/campaigns'

export type CombinedPreflight = {
  /** Campaigns whose figures are in. */
  read: number
  total: number
  activeLists: number
  dialableLeads: number
  agents: number
  /** At least one figure could not be read: the sums are lower bounds. */
  isPartial: boolean
  outside: Preflight[]
  alreadyOn: number
}

/** Sums what was answered so far. Agents on two campaigns count on both. */
export function combinePreflights(answers: readonly (Preflight | undefined)[]): CombinedPreflight {
  const known = answers.filter((answer) => answer !== undefined)
  const figures = known.flatMap(({ activeLists, dialableLeads, agentsNow }) => [activeLists, dialableLeads, agentsNow])
  return {
    read: known.length,
    total: answers.length,
    activeLists: sum(known.map((answer) => answer.activeLists)),
    dialableLeads: sum(known.map((answer) => answer.dialableLeads)),
    agents: sum(known.map((answer) => answer.agentsNow)),
    isPartial: known.length < answers.length || figures.some((figure) => figure.value === null),
    outside: known.filter((answer) => answer.insideCallingHours === false),
    alreadyOn: known.filter((answer) => answer.state === 'on').length,
  }
}

const sum = (figures: readonly Figure[]): number => figures.reduce((total, figure) => total + (figure.value ?? 0), 0)

export function combinedSentence(combined: CombinedPreflight): string {
  const bound = combined.isPartial ? 'at least ' : ''
  const parts = [
    counted(combined.dialableLeads, 'dialable lead'),
    `on ${counted(combined.activeLists, 'active list')}`,
    `with ${counted(combined.agents, 'agent')} on them now`,
  ]
  return `Turning on ${counted(combined.total, 'campaign')} starts dialing ${bound}${parts.join(' ')}.`
}

const counted = (count: number, noun: string): string => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
