import { z } from 'zod'
import type { Disposition } from '@/lib/contracts/dispositions'
import type { Dialer } from '@/lib/server/ports/dialer'
import type { Envelope } from './envelope'
import type { Room } from './room'
import { parsePart, text, yesNo } from './wire'

const row = z.object({
  status: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
  name: text,
  final: yesNo,
  reached: yesNo,
  success: yesNo,
  dnc: yesNo,
  callback: yesNo,
  contact: yesNo,
  voicemail: yesNo,
})

/** `status/search`: what calls can end as. */
export function makeDispositions(room: Room): Dialer['dispositions'] {
  const search = room.reads.endpoint<Disposition[]>('dispositions', 'status/search')
  return { search: async (query, options) => search({ fields: { query }, parse: toDispositions }, options) }
}

const toDispositions = (envelope: Envelope): Disposition[] =>
  parsePart(z.array(row), envelope.body.data).map(({ status, ...flags }) => ({ code: status, ...flags }))
