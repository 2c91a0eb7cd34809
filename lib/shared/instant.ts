/** An instant as it travels between floors: ISO 8601 in UTC, e.g. `2026-11-21T17:04:05.123Z`. */
export type Instant = string

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString()

/** Milliseconds since the epoch; NaN for a text that is no date. */
export const fromInstant = (instant: Instant): number => Date.parse(instant)
