/** Why a campaign should be on or off. Schedules will be a third. */
export const planSources = ['person', 'stop-set'] as const
export type PlanSource = (typeof planSources)[number]

export const planSourceWords: Record<PlanSource, string> = { person: 'last set here', 'stop-set': 'open stop set' }

/** More lists than this are counted, not named. */
export const mostDryLists = 8
