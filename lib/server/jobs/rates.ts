const windowMs = 60_000
const shortestMs = 2_000

export type Rates = {
  /** `settled`: rows that are over, of the whole job. */
  note: (jobId: string, at: number, settled: number) => void
  rateOf: (jobId: string) => number | null
  forget: (jobId: string) => void
}

type Mark = { at: number; settled: number }

/** How fast each job went during the last minute, in rows per second. */
export function makeRates(): Rates {
  const marks = new Map<string, Mark[]>()
  return {
    note: (jobId, at, settled) => {
      const kept = (marks.get(jobId) ?? []).filter((mark) => mark.at >= at - windowMs)
      const newest = kept.at(-1)
      // A mark per second is enough.
      if (newest === undefined || at - newest.at >= 1_000) kept.push({ at, settled })
      marks.set(jobId, kept)
    },
    rateOf: (jobId) => {
      const [first, last] = [marks.get(jobId)?.[0], marks.get(jobId)?.at(-1)]
      if (first === undefined || last === undefined || last.at - first.at < shortestMs) return null
      return ((last.settled - first.settled) / (last.at - first.at)) * 1_000
    },
    forget: (jobId) => void marks.delete(jobId),
  }
}
