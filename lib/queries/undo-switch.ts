import { mutationOptions } from '@tanstack/react-query'
import type { SwitchAnswer } from '@/lib/contracts/campaigns'
import { campaignQueries, type SwitchOrder } from './campaigns'
import { sendJson } from './http'
import { withPatience } from './idempotency'

/** A switch back, beside the act it takes back. */
export type UndoSwitchOrder = SwitchOrder & { actId: string }

export const undoSwitchMutation = () =>
  mutationOptions({
    // The same key as a switch: each row and page shows it under way.
    mutationKey: campaignQueries.keys.switch,
    networkMode: 'always',
    mutationFn: ({ id, actId, reason, idempotencyKey }: UndoSwitchOrder) =>
      withPatience(() =>
        sendJson<SwitchAnswer>({ method: 'POST', path: `/api/campaigns/${id}/undo`, body: { actId, ...(reason === undefined ? {} : { reason }) }, idempotencyKey }),
      ),
  })
