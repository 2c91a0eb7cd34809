export const campaignStates = ['on', 'off', 'switching', 'unknown'] as const

/** A state older than this is no longer shown as known and is re-read before any act. */
export const stateMaxAgeMs = 60_000
