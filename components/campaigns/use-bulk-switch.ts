import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import type { Campaign } from '@/lib/contracts/campaigns'
import { campaignMutations, campaignQueries } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { problemSentence } from '@/lib/queries/request-problem'
import { useShownRun } from './use-shown-run'

export function useBulkSwitch() {
  const client = useQueryClient()
  const toast = useToast()
  const [, showRun] = useShownRun()
  const { mutate, isPending } = useMutation({
    ...campaignMutations.bulk(),
    onSuccess: (run) => {
      client.setQueryData(campaignQueries.run(run.id).queryKey, run)
      showRun(run.id)
    },
    onError: (error) => toast.show({ tone: 'danger', title: 'The bulk switch did not start', detail: problemSentence(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: campaignQueries.keys.all }),
  })
  const start = (campaigns: readonly Pick<Campaign, 'id'>[], active: boolean, reason?: string) =>
    mutate({
      active,
      campaigns: campaigns.map(({ id }) => ({ id, expectedActive: !active })),
      idempotencyKey: newIdempotencyKey(),
      ...(reason === undefined ? {} : { reason }),
    })
  return { start, isPending }
}
