import { campaignNames } from './catalogue'
import { campaignIdAt } from './ids'
import { hex, keyed } from './random'
import type { WorldInput } from './sizes'

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

export const drawCampaigns = ({ seed, sizes }: WorldInput, { today, firstDay }: { today: number; firstDay: number }): CampaignPlan[] =>
  Array.from({ length: sizes.campaigns }, (_, index) => {
    const random = keyed(seed, campaignSalt, index)
    const known = campaignNames[index % campaignNames.length] ?? campaignNames[0]
    const round = Math.floor(index / campaignNames.length)
    const stoppedAgo = stoppedDaysAgo(index, sizes.campaigns)
    const lastDay = stoppedAgo === null || stoppedAgo < 0 ? stoppedAgo : Math.max(firstDay, today - stoppedAgo)
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

/** A small account has all campaigns on (null); of a bigger one some are stopped and the newest has never dialed (-1). */
const stoppedDaysAgo = (index: number, count: number): number | null => {
  if (count < 8) return null
  if (index === count - 1) return -1
  if (index === count - 3) return 9
  return index === count - 7 ? 23 : null
}
