import { campaignNames } from './catalogue'
import { hex, keyed } from './random'
import type { WorldInput } from './world'

export type CampaignPlan = {
  id: number
  index: number
  uid: string
  name: string
  prefix: string
  vertical: string
  zone: string
  active: boolean
  /** Its share of the floor. */
  weight: number
  /** Above 1 an agent waits less for a call. */
  pace: number
  /** Share of the dialed calls that reach an agent. */
  contactRate: number
  queueId: number | null
  /** The last day it dialed; null while it still does, -1 when it never did. */
  lastDay: number | null
}

export const campaignIdAt = (index: number): number => 1_041 + index * 13

export const drawCampaigns = ({ seed, sizes }: WorldInput, today: number): CampaignPlan[] =>
  Array.from({ length: sizes.campaigns }, (_, index) => {
    const random = keyed(seed, campaignSalt, index)
    const known = campaignNames[index % campaignNames.length] ?? campaignNames[0]
    const round = Math.floor(index / campaignNames.length)
    const lastDay = lastDayOf(index, sizes.campaigns, today)
    return {
      id: campaignIdAt(index), index, uid: hex(random, 32), ...known,
      name: round === 0 ? known.name : `${known.name} ${round + 1}`,
      active: lastDay === null,
      weight: lastDay === null ? 1 / (index + 3) : 0,
      pace: 0.8 + random() * 0.5,
      contactRate: 0.14 + random() * 0.11,
      queueId: index % 5 === 3 || index % 7 === 0 ? 301 + index : null,
      lastDay,
    }
  })

const campaignSalt = 11

/** A small account has all campaigns on; of a bigger one some are stopped and the newest has never dialed. */
const lastDayOf = (index: number, count: number, today: number): number | null => {
  if (count < 8) return null
  if (index === count - 1) return -1
  if (index === count - 3) return today - 9
  return index === count - 7 ? today - 23 : null
}
