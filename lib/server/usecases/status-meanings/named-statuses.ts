import type { Disposition } from '@/lib/contracts/dispositions'
import { fromInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'

/** What the account itself says about its statuses, or why it does not. */
export type Named = { statuses: readonly Disposition[]; readAt: string; problem: null } | { statuses: null; readAt: null; problem: string }

/** `status/search`, remembered for all who ask, its refusal too: a token without this section keeps being without it. */
export type NamedStatuses = { read: () => Promise<Named> }

const maxAgeMs = 600_000

export function makeNamedStatuses({ dialer, clock }: { dialer: Dialer; clock: Clock }): NamedStatuses {
  let known: { at: number; named: Named } | null = null
  let reading: Promise<Named> | null = null
  const readNow = async (): Promise<Named> => {
    const at = clock.now()
    try {
      const read = await dialer.dispositions.search('', { maxAgeMs })
      const named: Named =
        read.data.length === 0
          ? { statuses: null, readAt: null, problem: 'Convoso names no statuses for this account.' }
          : { statuses: read.data, readAt: read.answeredAt, problem: null }
      known = { at: named.readAt === null ? at : fromInstant(read.begunAt), named }
      return named
    } catch (error) {
      if (isAppError(error) && isRefusal.has(error.code)) {
        known = { at, named: { statuses: null, readAt: null, problem: sentenceOf(error) } }
        return known.named
      }
      // A line that fails for a moment does not change what the codes mean.
      if (known !== null && known.named.statuses !== null) return known.named
      throw error
    }
  }
  return {
    read: () => {
      if (known !== null && clock.now() - known.at < maxAgeMs) return Promise.resolve(known.named)
      reading ??= readNow().finally(() => {
        reading = null
      })
      return reading
    },
  }
}

const isRefusal: ReadonlySet<string> = new Set(['upstream_auth', 'upstream_rejected'])
