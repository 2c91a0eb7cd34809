import { wallHoldsMs } from '@/lib/contracts/walls-words'
import { isAppError } from '@/lib/server/core/errors'
import { hashOfSecret } from '@/lib/server/core/ids'
import type { Store } from '@/lib/server/ports/store'
import type { StoredWall } from '@/lib/server/ports/walls'
import { fromInstant, toInstant } from '@/lib/shared/instant'

/** Being seen is written down at most this often. */
const touchEveryMs = 300_000

/** The wall behind a token as it is this very moment; null when it was revoked, is too old or never was. */
export async function readWall({ store, now }: { store: Pick<Store, 'walls'>; now: () => number }, token: string): Promise<StoredWall | null> {
  const wall = await store.walls.byTokenHash(hashOfSecret(token))
  const at = now()
  if (wall === null || at - fromInstant(wall.createdAt) >= wallHoldsMs) return null
  if (wall.lastSeenAt === null || at - fromInstant(wall.lastSeenAt) >= touchEveryMs) await ifStorageAllows(() => store.walls.touch(wall.id, toInstant(at)))
  return wall
}

/** Showing the floor goes on with a full or busy disk; the note is made by a later request. */
async function ifStorageAllows(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'storage_full' && error.code !== 'storage_busy')) throw error
  }
}
