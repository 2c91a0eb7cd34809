import { useMutationState } from '@tanstack/react-query'
import type { SwitchOrder } from '@/lib/queries/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'

export type SwitchProgress = {
  /** Our request is on its way. */
  inFlight: { active: boolean } | undefined
  /** Why the newest attempt of this browser failed, in a sentence. */
  failure: string | undefined
}

type Attempt = { active: boolean; status: 'idle' | 'pending' | 'success' | 'error'; failure: string | undefined }

/** What this browser is doing to one campaign, wherever on the page it was asked. */
export function useSwitchProgress(campaignId: string): SwitchProgress {
  const attempts = useMutationState({
    // Only its own, or every row would be painted anew with each step of any switch.
    filters: { mutationKey: campaignQueries.keys.switch, predicate: ({ state }) => isSwitchOrder(state.variables) && state.variables.id === campaignId },
    select: ({ state }): Attempt | null => {
      if (!isSwitchOrder(state.variables)) return null
      return { active: state.variables.active, status: state.status, failure: state.status === 'error' ? problemSentence(state.error) : undefined }
    },
  })
  const newest = attempts.at(-1)
  if (newest === null || newest === undefined) return { inFlight: undefined, failure: undefined }
  return { inFlight: newest.status === 'pending' ? { active: newest.active } : undefined, failure: newest.failure }
}

function isSwitchOrder(value: unknown): value is SwitchOrder {
  return typeof value === 'object' && value !== null && 'id' in value && 'active' in value && 'idempotencyKey' in value
}
