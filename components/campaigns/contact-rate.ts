import type { Campaign } from '@/lib/contracts/campaigns'

/** A share between 0 and 1; null without calls or while either number is not known. */
export function contactRate({ callsLastHour, contactsLastHour }: Pick<Campaign, 'callsLastHour' | 'contactsLastHour'>): number | null {
  const calls = callsLastHour.value
  const contacts = contactsLastHour.value
  return calls === null || contacts === null || calls === 0 ? null : contacts / calls
}
