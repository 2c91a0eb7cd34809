import type { Call } from '@/lib/contracts/calls'
import type { Callback } from '@/lib/contracts/callbacks'
import { maskCards, maskContacts, maskPhone } from '@/lib/shared/masking'
import type { Actor } from '@/lib/server/ports/actor'
import { maySeePersonal } from './may-see-personal'

const masked = (value: string | null, mask: (text: string) => string): string | null => (value === null ? null : mask(value))

const viewerText = (text: string): string => maskContacts(maskCards(text))

/** A call as this person may see it; where its recordings lie is nobody's to see. */
export function shownCall(ctx: { actor: Actor }, call: Call): Call {
  const recordings = call.recordings.map((recording) => ({ ...recording, source: null }))
  if (maySeePersonal(ctx)) return { ...call, comment: masked(call.comment, maskCards), recordings }
  return {
    ...call,
    phone: masked(call.phone, maskPhone),
    numberDialed: masked(call.numberDialed, maskPhone),
    comment: masked(call.comment, viewerText),
    recordings,
  }
}

export function shownCallback(ctx: { actor: Actor }, callback: Callback): Callback {
  if (maySeePersonal(ctx)) return { ...callback, comments: masked(callback.comments, maskCards) }
  return { ...callback, phone: masked(callback.phone, maskPhone), comments: masked(callback.comments, viewerText) }
}
