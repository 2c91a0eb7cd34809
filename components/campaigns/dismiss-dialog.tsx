'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AlertDialog } from '@/components/ui/alert-dialog'
import type { StopSet } from '@/lib/contracts/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetMutations, stopSetQueries } from '@/lib/queries/stop-set'

export function DismissDialog({ set, onClose }: { set: StopSet; onClose: () => void }) {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    ...stopSetMutations.dismiss(),
    onSuccess: (answer) => {
      client.setQueryData(stopSetQueries.open().queryKey, answer)
      onClose()
    },
    onError: () => client.invalidateQueries({ queryKey: stopSetQueries.key }),
  })
  const count = set.campaigns.length === 1 ? '1 campaign' : `${set.campaigns.length} campaigns`
  return (
    <AlertDialog
      open
      onClose={onClose}
      onConfirm={() => mutate(set.id)}
      title="Dismiss the stop set"
      confirmLabel="Dismiss"
      cancelLabel="Keep it"
      busy={isPending}
    >
      <p>Nothing is switched: what was stopped stays as it is now. The list of {count} to restore is closed for good.</p>
      {error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {problemSentence(error)}
        </p>
      )}
    </AlertDialog>
  )
}
