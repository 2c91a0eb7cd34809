/** How a list's leads divide, in the order of the bar. */
export const healthParts = ['neverCalled', 'inPlay', 'final', 'unsorted'] as const
export type HealthPart = (typeof healthParts)[number]

export const healthPartWords: Record<HealthPart, string> = {
  neverCalled: 'Never called',
  inPlay: 'In play',
  final: 'Final',
  unsorted: 'Unsorted status',
}

export const scanStatuses = ['queued', 'scanning', 'done', 'failed'] as const
export type ScanStatus = (typeof scanStatuses)[number]

export const listFlags = ['silent', 'hot-but-empty', 'running-dry'] as const
export type ListFlag = (typeof listFlags)[number]

/** An active list of a campaign that is on, without a call for so long inside calling hours. */
export const silentMinutes = 30
/** So many calls in the last hour make a list hot. */
export const hotCalls = 30
/** A list that is dialed and whose leads that were never called last less than this is running dry. */
export const dryHours = 2
/** The most rows of a table that are asked for at once. */
export const mostCountedLists = 100

export const flagWords: Record<ListFlag, { label: string; meaning: string }> = {
  silent: { label: 'Silent', meaning: `Active, its campaign is on, and no call for ${silentMinutes} minutes` },
  'hot-but-empty': { label: 'Hot but empty', meaning: `Dialed more than ${hotCalls} times in the last hour, with less than one hour of leads left` },
  'running-dry': { label: 'Running dry', meaning: `Leads that were never called last less than ${dryHours} hours at the pace of the last hour` },
}

/** The list into which an account's own clean-up moves duplicates, where there is one; it is no source of duplicates. */
export const systemDuplicatesList = 'SYS_DUPLICATE_LEADS'
export const duplicatesPageSize = 50
