import { hashOfSecret, newSecret } from '@/lib/server/core/ids'
import { toInstant } from '@/lib/shared/instant'
import { recordObserved } from '../audit/record-act'
import type { Desk } from '../desk'
import { systemCtx } from '../system-ctx'

type Screen = { secret: string; address: string | null; requestId: string | null }

/** What became of a screen that waits. The token is told this once and kept by nobody but the screen. */
export async function claimWall(desk: Desk, { secret, address, requestId }: Screen): Promise<{ status: 'waiting' | 'expired' } | { status: 'paired'; token: string }> {
  const claim = desk.wallPairings.claim(secret)
  if (typeof claim === 'string') return { status: claim }
  const token = newSecret()
  const isFirst = await desk.store.walls.claim(claim.wallId, hashOfSecret(token), toInstant(desk.clock.now()))
  // Revoked before the screen came to fetch it.
  if (!isFirst) return { status: 'expired' }
  const ctx = systemCtx(desk, 'Wall screen')
  const target = { kind: 'wall', id: claim.wallId, ...(await nameOf(desk, claim.wallId)) }
  await recordObserved({ ...ctx, actor: { ...ctx.actor, address, requestId } }, { action: 'walls.claim', target })
  return { status: 'paired', token }
}

async function nameOf({ store }: Desk, wallId: string): Promise<{ name?: string }> {
  const wall = await store.walls.get(wallId)
  return wall === null ? {} : { name: wall.name }
}
