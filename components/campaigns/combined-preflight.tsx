'use client'

import { useQueries } from '@tanstack/react-query'
import { StateMark } from '@/components/ui/state-mark'
import { campaignQueries } from '@/lib/queries/campaigns'
import { combinedSentence, combinePreflights } from './combine-preflights'

/** `isSettled`: every campaign was answered, or failed to be. */
export function useCombinedPreflight(ids: readonly string[]) {
  const answers = useQueries({ queries: ids.map((id) => ({ ...campaignQueries.preflight(id), gcTime: 60_000, staleTime: 30_000 })) })
  return {
    combined: combinePreflights(answers.map((answer) => answer.data)),
    isSettled: answers.every((answer) => !answer.isPending),
    failures: answers.filter((answer) => answer.isError).length,
  }
}

type Read = ReturnType<typeof useCombinedPreflight>

export function CombinedPreflightText({ read }: { read: Read }) {
  const { combined, isSettled, failures } = read
  return (
    <div aria-live="polite" aria-busy={!isSettled} className="flex flex-col gap-2">
      <p className="font-medium">{combinedSentence(combined)}</p>
      {isSettled ? null : (
        <p className="text-muted">
          Figures of {combined.read} of {combined.total} campaigns read so far…
        </p>
      )}
      {failures === 0 ? null : (
        <p className="text-danger">The figures of {failures === 1 ? '1 campaign' : `${failures} campaigns`} could not be read.</p>
      )}
      {combined.alreadyOn === 0 ? null : <p className="text-muted">{combined.alreadyOn} of them are on already and stay on.</p>}
      {combined.outside.length === 0 ? null : (
        <div>
          <StateMark shape="triangle" tone="red" label={`Outside calling hours: ${combined.outside.length}`} />
          <p tabIndex={0} className="max-h-24 overflow-y-auto text-muted">
            {combined.outside.map(({ name, localTime }) => `${name} (${localTime ?? 'time not known'} there)`).join(', ')}
          </p>
        </div>
      )}
    </div>
  )
}
