import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import { auditQueries } from '@/lib/queries/audit'
import { campaignQueries, placeCampaign } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { stopSetQueries } from '@/lib/queries/stop-set'
import { undoSwitchMutation, type UndoSwitchOrder } from '@/lib/queries/undo-switch'
import { answerToast, failureToast } from './switch-toast'

/** Takes back one switch from a history; it works on when the place that asked is left. */
export function useUndoSwitch() {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    ...undoSwitchMutation(),
    onSuccess: async (answer, order) => {
      await placeCampaign(client, answer.campaign)
      toast.show(answerToast(answer, order, () => undefined))
    },
    onError: (error, order) => toast.show(failureToast(error, order)),
    onSettled: () =>
      Promise.all([campaignQueries.keys.list, campaignQueries.keys.details, stopSetQueries.key, auditQueries.key].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  return {
    undo: (order: Pick<UndoSwitchOrder, 'id' | 'name' | 'actId' | 'active' | 'reason'>) =>
      mutate({ ...order, expectedActive: !order.active, isUndo: true, idempotencyKey: newIdempotencyKey() }),
    isUndoing: isPending,
  }
}
