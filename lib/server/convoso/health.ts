import { toInstant } from '@/lib/shared/instant'
import type { DialerHealth } from '@/lib/server/ports/dialer'

export type HealthRecorder = {
  succeeded: (at: number) => void
  failed: (at: number, sentence: string) => void
  report: () => Pick<DialerHealth, 'lastSuccessAt' | 'lastFailureAt' | 'lastFailure'>
}

export function makeHealthRecorder(): HealthRecorder {
  let lastSuccess: number | null = null
  let lastFailure: { at: number; sentence: string } | null = null
  return {
    succeeded: (at) => {
      lastSuccess = at
    },
    failed: (at, sentence) => {
      lastFailure = { at, sentence }
    },
    report: () => ({
      lastSuccessAt: lastSuccess === null ? null : toInstant(lastSuccess),
      lastFailureAt: lastFailure === null ? null : toInstant(lastFailure.at),
      lastFailure: lastFailure?.sentence ?? null,
    }),
  }
}
