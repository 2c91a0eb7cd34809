/** How big an account is; `callsPerDay` is the mean over a whole week, `days` counts today. */
export type SandboxSizes = { campaigns: number; lists: number; leads: number; agents: number; callsPerDay: number; days: number; callbacks: number }

export const defaultSizes = {
  campaigns: 24, lists: 60, leads: 50_000, agents: 120, callsPerDay: 4_450, days: 90, callbacks: 2_000,
} as const satisfies SandboxSizes

/** What an account is born from: `now` in epoch seconds, `zone` an IANA name. */
export type WorldInput = { seed: number; now: number; zone: string; sizes: SandboxSizes }
