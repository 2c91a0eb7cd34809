import type { QueryClient } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ToastContent } from '@/components/ui/toast'
import { useToast } from '@/components/ui/toast'
import type { Campaign } from '@/lib/contracts/campaigns'
import type { SwitchOrder } from '@/lib/queries/campaigns'
import { campaignMutations, campaignQueries, placeCampaign } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { stopSetQueries } from '@/lib/queries/stop-set'
import { answerToast, failureToast } from './switch-toast'

/** The newest toast of each campaign: an older one would offer to undo what is no longer so. */
const toldAbout = new Map<string, number>()

type Named = Pick<Campaign, 'id' | 'name'>

/** Switches with words for every outcome; it works on when the place that asked is left. */
export function useCampaignSwitch() {
  const client = useQueryClient()
  const toast = useToast()
  const tell = ({ id }: SwitchOrder, content: ToastContent) => {
    const older = toldAbout.get(id)
    if (older !== undefined) toast.dismiss(older)
    toldAbout.set(id, toast.show(content))
  }
  const { mutate } = useMutation({
    ...campaignMutations.switch(),
    onSuccess: async (answer, order) => {
      await placeCampaign(client, answer.campaign)
      // The row is painted first.
      setTimeout(() => tell(order, answerToast(answer, order, () => mutate(undoOf(order)))))
    },
    onError: (error, order) => tell(order, failureToast(error, order)),
    onSettled: async (_answer, error) => {
      // A proven switch came with its truth, which is painted first; after a failure it counts as under way until the truth has been read.
      if (error === null) setTimeout(() => void readRest(client))
      else await readRest(client)
    },
  })
  return {
    turnOff: (campaign: Named) => mutate(orderFor(campaign, false)),
    turnOn: (campaign: Named, reason?: string) => mutate({ ...orderFor(campaign, true), ...(reason === undefined ? {} : { reason }) }),
    /** Asks our server, which reads Convoso unless it did within the last seconds. */
    readAgain: () => client.invalidateQueries({ queryKey: campaignQueries.keys.all }),
  }
}

const readRest = (client: QueryClient): Promise<unknown> =>
  Promise.all([
    client.invalidateQueries({ queryKey: campaignQueries.keys.list }),
    client.invalidateQueries({ queryKey: campaignQueries.keys.details }),
    client.invalidateQueries({ queryKey: stopSetQueries.key }),
  ])

/** The state seen is always the opposite one: from "unknown" both choices mean "make it so". */
const orderFor = ({ id, name }: Named, active: boolean): SwitchOrder => ({
  id,
  name,
  active,
  expectedActive: !active,
  isUndo: false,
  idempotencyKey: newIdempotencyKey(),
})

const undoOf = (order: SwitchOrder): SwitchOrder => ({
  ...orderFor(order, !order.active),
  isUndo: true,
  reason: `Undo of turning it ${order.active ? 'on' : 'off'}`,
})
