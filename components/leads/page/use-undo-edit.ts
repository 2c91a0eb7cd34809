import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import { auditQueries } from '@/lib/queries/audit'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { conflictIn, leadMutations, placeLead } from '@/lib/queries/lead'
import { undoFailedToast, undoneToast } from './edit-toasts'

/** Takes back one edit of a lead; it works on when the place that asked is left. */
export function useUndoEdit(id: string) {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    ...leadMutations.undo(),
    onSuccess: async (answer) => {
      await placeLead(client, id, answer.detail)
      toast.show(undoneToast(answer))
    },
    onError: async (failure) => {
      const conflict = conflictIn(failure)
      if (conflict !== null) await placeLead(client, id, conflict.detail)
      toast.show(undoFailedToast(failure, conflict))
    },
    onSettled: () => client.invalidateQueries({ queryKey: auditQueries.key }),
  })
  return { undo: (actId: string) => mutate({ id, actId, idempotencyKey: newIdempotencyKey() }), isUndoing: isPending }
}
