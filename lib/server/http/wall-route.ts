import { roleMay } from '@/lib/contracts/permissions'
import { readWall } from '@/lib/server/auth/read-wall'
import type { OpenDesk } from '@/lib/server/context/open-desk'
import { AppError } from '@/lib/server/core/errors'
import type { Actor } from '@/lib/server/ports/actor'
import type { StoredWall } from '@/lib/server/ports/walls'
import { findActor } from './actor'
import { publicRoute } from './route'
import { wallTokenIn } from './wall-cookie'

/** Who may see what a wall shows: a screen that was let in, or somebody signed in who may see the floor. */
export type WallReader = { wall: StoredWall } | { actor: Actor }

/** One of the wall's own routes: the only ones that its cookie opens. */
export const wallRoute = (run: (open: OpenDesk, reader: WallReader, request: Request) => Promise<Response>): ((request: Request) => Promise<Response>) =>
  publicRoute(async (request, open) => {
    const reader = await findWallReader(open, request.headers)
    if (reader === null) throw new AppError('unauthenticated', 'This screen is not let in, or its access was taken.')
    return await run(open, reader, request)
  })

export async function findWallReader(open: OpenDesk, headers: Headers): Promise<WallReader | null> {
  // A wall asks by itself all day: that must not keep the session of whoever opened it alive.
  const actor = await findActor(open, headers, true)
  if (actor !== null && (actor.role === 'system' || roleMay(actor.role, 'floor.read'))) return { actor }
  const token = wallTokenIn(headers.get('cookie'))
  const wall = token === null ? null : await readWall({ store: open.desk.store, now: open.desk.clock.now }, token)
  return wall === null ? null : { wall }
}
