import type { ListBar } from '@/lib/contracts/list-health'
import { dryHours, hotCalls, silentMinutes, type ListFlag } from '@/lib/contracts/list-health-words'

export type FlagFacts = {
  isActive: boolean
  /** Its campaign is on, and it is a time of day at which it may dial. */
  isDialing: boolean
  /** Epoch ms; null when never. */
  lastCallAt: number | null
  now: number
} & Pick<ListBar, 'callsLastHour' | 'freshHours' | 'roundHours'>

/** What a person should look at. What is not known raises no flag. */
export function listFlagsOf({ isActive, isDialing, lastCallAt, now, callsLastHour, freshHours, roundHours }: FlagFacts): ListFlag[] {
  if (!isActive || !isDialing || callsLastHour === null) return []
  const isSilent = lastCallAt === null || now - lastCallAt > silentMinutes * 60_000
  const isEmpty = callsLastHour > hotCalls && roundHours !== null && roundHours.value < 1
  const isDry = freshHours !== null && freshHours.value < dryHours
  return [...(isSilent ? ['silent' as const] : []), ...(isEmpty ? ['hot-but-empty' as const] : []), ...(isDry && !isEmpty ? ['running-dry' as const] : [])]
}
