import type { SandboxClock } from './account'

/** `base` answers epoch seconds; a shifted clock runs on from there, a frozen one stands. */
export const createClock = (base: () => number): SandboxClock => {
  let shift = 0
  let frozenAt: number | null = null
  return {
    now: () => frozenAt ?? base() + shift,
    set: (at, frozen) => {
      shift = at === null ? 0 : at - base()
      frozenAt = frozen ? (at ?? base()) : null
    },
  }
}
