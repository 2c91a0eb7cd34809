import type { PlayFault } from './apply-fault'
import { valuesOf } from './asked'
import { jsonAnswer } from './json-answer'
import { LostAnswer } from './lost-answer'

const lateMs = 2000

/** Writes whose answer and effect do not belong together; reads are lost like writes (U61) or keep their truth. */
export const writeFaults = {
  U61: async ({ fault, request, answer }) => {
    const truth = await answer(request)
    throw new LostAnswer(fault, async () => truth)
  },
  U62: async ({ request, answer }) => (isWrite(request) ? claimed(request) : answer(request)),
  U63: async ({ fault, request, answer }) => {
    if (!isWrite(request)) return answer(request)
    const kept = new Request(request.url, { method: request.method, headers: request.headers, ...(request.body && { body: await request.clone().text() }) })
    // Whoever closes the sandbox meanwhile takes the write away with it.
    setTimeout(() => void answer(kept).catch(() => undefined), fault.options?.delayMs ?? lateMs).unref()
    return claimed(request)
  },
} satisfies Record<string, PlayFault>

/** `campaigns/status` writes, `status/search` does not: the last word decides. */
const isWrite = (request: Request): boolean => /\/(insert|update|delete|status|logout)$/.test(new URL(request.url).pathname)

/** What a success of this path looks like; a new row's number is one that is never given. */
const claimed = async (request: Request): Promise<Response> => {
  const path = new URL(request.url).pathname
  const values = await valuesOf(request)
  const leadId = values.get('lead_id') ?? '2000000001'
  const listId = Number(values.get('list_id') ?? 2_000_000_001)
  if (/\/leads\/(insert|update)$/.test(path)) return jsonAnswer({ success: true, data: { lead_id: leadId } })
  if (path.endsWith('/lists/insert')) return jsonAnswer({ success: true, data: { list_id: 2_000_000_001 }, id: 2_000_000_001 })
  return jsonAnswer(path.endsWith('/lists/update') ? { success: true, data: { list_id: listId } } : { success: true })
}
