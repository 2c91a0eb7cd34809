import { z } from 'zod'
import { toInstant } from '@/lib/shared/instant'
import type { Desk } from '../../desk'

const key = 'list-scans.changes'

/** `from`: everything that changed before it is in the numbers. */
const place = z.object({ from: z.string(), readAt: z.string().nullable(), upstreamCalls: z.number(), problem: z.string().nullable() })
export type ChangesPlace = z.infer<typeof place>

/** By so much the dialer's clock and ours may differ. */
const clocksMs = 300_000

export async function readChangesPlace({ store }: Pick<Desk, 'store'>): Promise<ChangesPlace | null> {
  const text = await store.meta.get(key)
  return text === null ? null : place.parse(JSON.parse(text))
}

export const putChangesPlace = ({ store }: Pick<Desk, 'store'>, changes: ChangesPlace): Promise<void> => store.meta.put(key, JSON.stringify(changes))

/** The first list that is scanned sets where the changes begin; for all others they are under way already. */
export async function beginChanges(desk: Desk): Promise<void> {
  if ((await readChangesPlace(desk)) !== null) return
  await putChangesPlace(desk, { from: toInstant(desk.clock.now() - clocksMs), readAt: null, upstreamCalls: 0, problem: null })
}

export const forgetChanges = ({ store }: Pick<Desk, 'store'>): Promise<void> => store.meta.remove(key)
