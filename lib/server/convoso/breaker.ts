import type { Clock } from '@/lib/server/ports/clock'
import { busy } from './errors'

export type Verdict = 'success' | 'failure' | 'timeout' | 'void'

export type Breakers = {
  /** Throws upstream_busy while the group's breaker is open; call it before queueing. */
  check: (path: string) => void
  /** Like check, and takes the one probe when half-open. Settle it with how the request ended. */
  enter: (path: string) => (verdict: Verdict) => void
  anyOpen: () => boolean
}

type Sample = { at: number; failed: boolean }
type Group = { samples: Sample[]; timeoutsInRow: number; openedAt: number | null; isProbing: boolean }

const windowMs = 30_000
const halfOpenMs = 10_000
const minSamples = 20
const maxTimeoutsInRow = 5

/** One breaker per endpoint group (the first part of the path). Only a line that fails opens it; a "no" is an answer. */
export function makeBreakers(clock: Clock): Breakers {
  const groups = new Map<string, Group>()

  const groupOf = (path: string): Group => {
    const name = path.split('/')[0] ?? path
    const known = groups.get(name)
    if (known !== undefined) return known
    const fresh: Group = { samples: [], timeoutsInRow: 0, openedAt: null, isProbing: false }
    groups.set(name, fresh)
    return fresh
  }

  const check = (path: string) => {
    const group = groupOf(path)
    if (group.openedAt === null) return
    const wait = group.openedAt + halfOpenMs - clock.now()
    if (wait > 0) throw busy('breaker', Math.ceil(wait / 1000))
    if (group.isProbing) throw busy('breaker', 1)
  }

  return {
    check,
    enter: (path) => {
      check(path)
      const group = groupOf(path)
      const isProbe = group.openedAt !== null
      if (isProbe) group.isProbing = true
      return (verdict) => settle(group, { verdict, isProbe, now: clock.now() })
    },
    anyOpen: () => [...groups.values()].some((group) => group.openedAt !== null),
  }
}

function settle(group: Group, { verdict, isProbe, now }: { verdict: Verdict; isProbe: boolean; now: number }): void {
  if (isProbe) group.isProbing = false
  if (verdict === 'void') return
  const failed = verdict !== 'success'
  if (isProbe) {
    group.openedAt = failed ? now : null
    group.samples = []
    group.timeoutsInRow = 0
    return
  }
  if (group.openedAt !== null) return
  group.timeoutsInRow = verdict === 'timeout' ? group.timeoutsInRow + 1 : 0
  group.samples = [...group.samples.filter((sample) => sample.at > now - windowMs), { at: now, failed }].slice(-500)
  const failures = group.samples.filter((sample) => sample.failed).length
  const isFailing = group.samples.length >= minSamples && failures * 2 >= group.samples.length
  if (isFailing || group.timeoutsInRow >= maxTimeoutsInRow) group.openedAt = now
}
