import type { Agent } from './agents'
import { dateText } from './calendar'
import type { CampaignPlan } from './campaigns'
import { listSources } from './catalogue'
import { firstLeadId, listIdAt } from './ids'
import { closingStatuses, outcomes } from './outcomes'
import { fraction, hex, keyed, pickWeighted, type Random } from './random'
import { dialsPerDay } from './wait'
import type { WorldInput } from './sizes'

/** A part of a list's leads, dialed in turn, `perDay` turns each day. `status` names a closing disposition; '' is all others and comes last. */
export type Zone = { status: string; from: number; size: number; perDay: number }

export type ListPlan = {
  id: number
  index: number
  uid: string
  name: string
  campaignId: number
  active: boolean
  createdDay: number
  /** The first day it was dialed. */
  startDay: number
  /** Its share of the campaign's calls. */
  weight: number
  /** The last day it was dialed; null while it still is, -1 when it never was. */
  lastDay: number | null
  firstLead: number
  leads: number
  /** The n-th lead in turn is the `n * step`-th by id, so that worked and fresh leads lie mixed. */
  step: number
  zones: readonly Zone[]
}

type ListsInput = WorldInput & {
  today: number
  firstDay: number
  campaigns: readonly CampaignPlan[]
  agents: readonly Agent[]
  campaignById: ReadonlyMap<number, CampaignPlan>
  meanWait: number
}

export const drawLists = (input: ListsInput): ListPlan[] => {
  const names = new Set<string>()
  const drafts = Array.from({ length: input.sizes.lists }, (_, index) => draftList(input, index, names)).filter((draft) => draft !== null)
  const sum = drafts.reduce((total, { bulk }) => total + bulk, 0)
  const dials = dialsPerDay(input, input.meanWait).byCampaign
  let given = 0
  let bulkSoFar = 0
  return drafts.map(({ bulk, worked, ...draft }) => {
    bulkSoFar += bulk
    const leads = Math.round((bulkSoFar / sum) * input.sizes.leads) - given
    const firstLead = firstLeadId + given
    given += leads
    const rivals = drafts.filter((other) => other.campaignId === draft.campaignId && other.lastDay === null)
    const share = draft.lastDay === null ? draft.weight / rivals.reduce((total, other) => total + other.weight, 0) : 0.2
    const perDay = (dials.get(draft.campaignId) ?? input.sizes.callsPerDay / 40) * share
    const contactRate = input.campaignById.get(draft.campaignId)?.contactRate ?? 0.2
    return { ...draft, firstLead, leads, step: stepFor(leads), zones: zonesOf({ leads, worked, perDay, contactRate, days: input.sizes.days }) }
  })
}

/** The id of the n-th lead in turn. */
export const leadAt = (list: ListPlan, turn: number): number => list.firstLead + ((turn * list.step) % Math.max(1, list.leads))

const draftList = (input: ListsInput, index: number, names: Set<string>) => {
  const { seed, campaigns, today } = input
  const random = keyed(seed, listSalt, index)
  const [one, ...others] = campaigns
  if (one === undefined) return null
  const campaign = campaigns[index] ?? pickWeighted(random(), [one, ...others])
  const age = Math.round(20 + (1 - index / input.sizes.lists) * 300 * random())
  // The first list of a campaign is as old as its calls: no dialing without a list.
  const createdDay = index < campaigns.length ? input.firstDay - 3 - age : today - age
  const inactive = index >= campaigns.length && index % 7 === 3
  const nearlyExhausted = fraction(seed, listSalt, index) < 0.15
  return {
    id: listIdAt(index), index, uid: hex(random, 32), campaignId: campaign.id, active: !inactive,
    createdDay, startDay: Math.max(input.firstDay, createdDay + 1),
    name: nameOf(random, { prefix: campaign.prefix, createdDay, names }),
    weight: 0.4 + random(),
    lastDay: lastDayOf({ campaign, inactive, index, today, startDay: Math.max(input.firstDay, createdDay + 1) }),
    bulk: 0.25 + random() ** 3 * 3,
    worked: campaign.lastDay === -1 ? 0 : nearlyExhausted ? 0.985 : 0.45 + random() * 0.45,
  }
}

const listSalt = 14

type LastDayInput = { campaign: CampaignPlan; inactive: boolean; index: number; today: number; startDay: number }

const lastDayOf = ({ campaign, inactive, index, today, startDay }: LastDayInput): number | null => {
  const own = inactive ? today - 4 - (index % 17) : null
  const day = campaign.lastDay === null || own === null ? campaign.lastDay ?? own : Math.min(campaign.lastDay, own)
  return day === null || day >= startDay ? day : -1
}

/** 10 to 30 characters, as the dialer wants them, each name once. */
const nameOf = (random: Random, { prefix, createdDay, names }: { prefix: string; createdDay: number; names: Set<string> }): string => {
  const source = listSources[Math.floor(random() * listSources.length)] ?? listSources[0]
  const date = dateText(createdDay)
  const styles = [`${prefix} ${source} ${date.slice(0, 7)}`, `${prefix}: ${source} ${date.slice(2, 7)}`, `${prefix}_${source}_${date.slice(5)}`]
  const wanted = (styles[Math.floor(random() * styles.length)] ?? `${prefix} ${source}`).slice(0, 30).trimEnd()
  let name = wanted
  for (let batch = 2; names.has(name) || name.length < 10; batch++) name = `${wanted.slice(0, 26)} B${String(batch).padStart(2, '0')}`.slice(0, 30)
  names.add(name)
  return name
}

type ZonesInput = { leads: number; worked: number; perDay: number; contactRate: number; days: number }

const zonesOf = ({ leads, worked, perDay, contactRate, days }: ZonesInput): Zone[] => {
  const reach = Math.floor(leads * worked)
  if (reach === 0) return []
  const weights = outcomes.reduce((sum, one) => sum + one.weight, 0)
  const closing: Zone[] = []
  let left = reach
  for (const status of closingStatuses) {
    const share = (outcomes.find((one) => one.status === status)?.weight ?? 0) / weights
    const turns = 0.2 + perDay * contactRate * share * 1.6
    const size = Math.min(Math.floor(reach * 0.07), Math.ceil(turns * (days + 30)))
    left -= size
    if (size > 0) closing.push({ status, from: left, size, perDay: turns })
  }
  return [...closing, { status: '', from: 0, size: left, perDay: Math.max(0.1, perDay * 1.3) }]
}

/** Near the golden section of the length and without a common divisor, so every turn meets another lead. */
const stepFor = (leads: number): number => {
  let step = Math.max(1, Math.floor(leads * 0.618034))
  while (commonDivisor(step, leads) !== 1) step += 1
  return step
}

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other))
