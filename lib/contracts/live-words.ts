/** In the order in which they are counted on the board. */
export const floorStates = ['on-call', 'ringing', 'ready', 'wrap-up', 'paused', 'other', 'offline'] as const
export type FloorState = (typeof floorStates)[number]

/** States in which somebody can be for too long. */
export const timedStates = ['on-call', 'ringing', 'ready', 'wrap-up', 'paused'] as const satisfies readonly FloorState[]
export type TimedState = (typeof timedStates)[number]

/** Seconds in a state after which a person should look, until they choose others; 0 means never. */
export const usualThresholds: Record<TimedState, number> = { 'on-call': 1_200, ringing: 45, ready: 300, 'wrap-up': 120, paused: 900 }

/** A reading older than this no longer says what somebody does now. */
export const floorTrustedMs = 30_000
