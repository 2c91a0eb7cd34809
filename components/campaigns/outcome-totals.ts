import type { CampaignDetail } from '@/lib/contracts/campaigns'

type Outcomes = NonNullable<CampaignDetail['outcomes']['data']>

/** `contacts` and `rate` are null as soon as one outcome's meaning is not known: a rate over a part would be wrong. */
export function outcomeTotals(outcomes: Outcomes): { calls: number; contacts: number | null; rate: number | null } {
  const calls = outcomes.reduce((sum, outcome) => sum + outcome.calls, 0)
  if (outcomes.some((outcome) => outcome.contact === null)) return { calls, contacts: null, rate: null }
  const contacts = outcomes.reduce((sum, outcome) => sum + (outcome.contact === true ? outcome.calls : 0), 0)
  return { calls, contacts, rate: calls === 0 ? null : contacts / calls }
}
