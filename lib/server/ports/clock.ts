/** Epoch milliseconds. Never runs backwards inside one process, so that "begun after" is a safe comparison. */
export type Clock = {
  now: () => number
  /** Resolves after the given milliseconds, or rejects with the signal's reason. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}
