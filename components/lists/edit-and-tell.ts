import type { QueryClient } from '@tanstack/react-query'
import type { ToastContent, useToast } from '@/components/ui/toast'
import type { BoardList, EditListAnswer, EditListInput } from '@/lib/contracts/lists'
import { listFields, type ListValues } from '@/lib/contracts/lists-words'
import { auditQueries } from '@/lib/queries/audit'
import { campaignQueries } from '@/lib/queries/campaigns'
import { newIdempotencyKey } from '@/lib/queries/idempotency'
import { listConflictIn, listQueries, placeList, sendListEdit, type EditListOrder } from '@/lib/queries/lists'
import { editedToast, editFailedToast } from './edit-toasts'

export type EditTools = { client: QueryClient; toast: ReturnType<typeof useToast> }
export type EditOrder = EditListOrder & { name: string; isUndo: boolean; /** A dialog shows failures itself. */ isQuiet: boolean }

/** The newest toast of each list: an older one would offer to undo what is no longer so. */
const toldAbout = new Map<string, number>()

/** Sends an edit and finds words for every outcome, an undo among them; it works on when the place that asked is left. Throws RequestProblem. */
export async function editAndTell(tools: EditTools, order: EditOrder): Promise<EditListAnswer> {
  const { client } = tools
  try {
    const answer = await sendListEdit(order)
    await placeList(client, answer.list)
    const back = undoOf(order, answer.list)
    const undo = back === null ? undefined : () => void editAndTell(tools, back).catch(() => undefined)
    tell(tools, order, editedToast(answer, { name: order.name, isUndo: order.isUndo, undo }))
    return answer
  } catch (error) {
    const conflict = listConflictIn(error)
    if (conflict !== null) await placeList(client, conflict.list)
    if (!order.isQuiet) tell(tools, order, editFailedToast(error, conflict, { name: order.name, campaigns: knownCampaigns(client) }))
    throw error
  } finally {
    for (const queryKey of [listQueries.keys.board, listQueries.keys.details, auditQueries.key]) void client.invalidateQueries({ queryKey })
  }
}

export const editOrder = ({ id, name }: Pick<BoardList, 'id' | 'name'>, input: EditListInput, isQuiet = false): EditOrder => ({
  id,
  name,
  ...input,
  isUndo: false,
  isQuiet,
  idempotencyKey: newIdempotencyKey(),
})

export const switchOrder = (list: BoardList, active: boolean): EditOrder => editOrder(list, { changes: { active }, expected: { active: list.active } })

function tell({ toast }: EditTools, { id }: EditOrder, content: ToastContent): void {
  const older = toldAbout.get(id)
  if (older !== undefined) toast.dismiss(older)
  toldAbout.set(id, toast.show(content))
}

const knownCampaigns = (client: QueryClient): ReadonlyMap<string, string> =>
  new Map(client.getQueryData(campaignQueries.list().queryKey)?.items.map(({ id, name }) => [id, name]))

/** The edit turned round; null where nobody knows what was before. A description whose old text nobody knows stays. */
function undoOf({ id, name, changes, expected }: EditOrder, list: BoardList): EditOrder | null {
  const back: ListValues = {}
  const now: ListValues = {}
  for (const field of listFields) {
    if (changes[field] === undefined || (field === 'description' && expected[field] === undefined)) continue
    if (expected[field] === undefined) return null
    Object.assign(back, { [field]: expected[field] })
    Object.assign(now, { [field]: changes[field] })
  }
  if (Object.keys(back).length === 0) return null
  const input = { changes: back, expected: now, reason: `Undo of a change of ${name}`.slice(0, 200) }
  return { ...editOrder({ id, name: list.name }, input), isUndo: true }
}
