'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { SwitchRun } from '@/lib/contracts/campaigns'
import { campaignMutations, campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetQueries } from '@/lib/queries/stop-set'
import { runCounts } from './run-counts'

/** A restart came in between: a person says whether the rest is still wanted. */
export function InterruptedRun({ run, mayDecide }: { run: SwitchRun; mayDecide: boolean }) {
  const client = useQueryClient()
  const toast = useToast()
  const settle = {
    onSuccess: (answer: SwitchRun) => client.setQueryData(campaignQueries.run(answer.id).queryKey, answer),
    onError: (error: Error) => toast.show({ tone: 'danger', title: 'Nothing was decided', detail: problemSentence(error) }),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: campaignQueries.keys.all }), client.invalidateQueries({ queryKey: stopSetQueries.key })]),
  }
  const goOn = useMutation({ ...campaignMutations.continueRun(), ...settle })
  const leave = useMutation({ ...campaignMutations.cancelRun(), ...settle })
  const { open } = runCounts(run)
  const isBusy = goOn.isPending || leave.isPending
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 grow">
        Interrupted by a restart with {open === 1 ? '1 campaign' : `${open} campaigns`} still to turn {run.active ? 'on' : 'off'}.
        {mayDecide ? null : ' A manager decides whether it goes on.'}
      </p>
      {mayDecide ? (
        <>
          <Button size="small" busy={isBusy} onClick={() => goOn.mutate(run.id)}>
            Continue
          </Button>
          <Button size="small" variant="ghost" busy={isBusy} onClick={() => leave.mutate(run.id)}>
            Leave it
          </Button>
        </>
      ) : null}
    </div>
  )
}
