import { createHash } from 'node:crypto'
import type { WallFloor } from '@/lib/contracts/walls'
import type { Actor } from '@/lib/server/ports/actor'
import type { StoredWall } from '@/lib/server/ports/walls'
import { maskContacts } from '@/lib/shared/masking'
import { assertMay } from '../assert-may'
import type { Desk } from '../desk'
import { lookAtFloor } from '../live/look-at-floor'

/** Who asks: a screen that was let in, or somebody signed in who wants to see what it shows. */
export type WallReader = { wall: StoredWall } | { actor: Actor }

/** The floor for everybody who passes by: no ids, no leads, of each name the first word and an initial. */
export async function getWallFloor(desk: Desk, reader: WallReader): Promise<WallFloor> {
  if ('actor' in reader) assertMay(reader, 'floor.read')
  const { agents, ...floor } = await lookAtFloor(desk)
  return {
    ...floor,
    timeZone: desk.environment.timeZone,
    agents: agents.map(({ userId, name, state, label, since, campaignName }) => ({ key: keyOf(userId), name: shortName(name), state, label: maskContacts(label), since, campaignName })),
  }
}

/** `Maria T.`; of an address or a number nothing but its first sign. */
export function shortName(name: string): string {
  const words = name.trim().split(/[\s,]+/).filter(Boolean)
  const [first = ''] = words
  if (/[@\d]/.test(first)) return `${first.slice(0, 1).toUpperCase()}.`
  const last = words.length > 1 ? words.at(-1) : undefined
  return last === undefined || !/^\p{L}/u.test(last) ? first : `${first} ${last.slice(0, 1).toUpperCase()}.`
}

/** Tells one tile from another from reading to reading, and nothing else. */
const keyOf = (userId: string): string => createHash('sha256').update(`wall ${userId}`).digest('base64url').slice(0, 12)
